package gradus.app.canvas;

import gradus.app.action.Gestures;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.project.Position;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The canvas as it is seen: a painted ground with grid and wires, the nodes in view above it, and on top what the
/// pointer is doing. It follows the view model once a pulse, however much has changed.
public final class CanvasView extends Region {
    /// Below this scale nodes are painted as plain boxes.
    static final double FAR = 0.5;

    private static final double MARGIN = 32;
    private static final double LARGEST_FIT = 1.25;

    private final CanvasViewModel model;
    private final Canvas ground = new Canvas();
    private final Skins nodes = new Skins();
    private final Pane overlay = new Pane();
    private final Ink ink = new Ink(this::refresh);
    private final Painter painter = new Painter(ground.getGraphicsContext2D(), ink);
    private final Marks marks = new Marks();
    private final Hint hint = new Hint();
    private final Label invitation = NodeParts.label("invitation", Pos.CENTER);
    private final InPlace inPlace;
    private final NodeFields fields;
    private final Searching search;
    private final CanvasPointer pointer;
    private final KeyboardWalk walk;
    private final CanvasDrops drops;
    private final CanvasCommands commands;
    private final ReadOnlyObjectWrapper<Optional<Wire>> selectedWire = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Passages passages = new Passages(this::show);
    private final Layers layers;
    private Runnable openAttributes = () -> {};
    private BiConsumer<CanvasTarget, Point2D> openMenu = (target, screen) -> {};
    private Optional<Point> pointed = Optional.empty();
    private Viewport viewport = Viewport.START;
    private Picture seen = Picture.EMPTY;
    private int opened = -1;
    private boolean isFitWanted = true;
    private double smallestFit = Viewport.SMALLEST;
    private final LegendView legend = new LegendView();
    private boolean isDrawing;
    private Optional<Point> wireEnd = Optional.empty();

    /// A view of the model.
    public CanvasView(CanvasViewModel model) {
        this.model = model;
        getStyleClass().add("canvas-view");
        setId("canvas");
        setFocusTraversable(true);
        overlay.setManaged(false);
        overlay.setPickOnBounds(false);
        ground.setManaged(false);
        invitation.setId("invitation");
        overlay.getChildren().addAll(marks, legend, hint, new NeuronFields(nodes, model));
        layers = new Layers(this, model, ink, painter);
        getChildren().addAll(ink, ground, layers.behind(), invitation, nodes, layers.before(), overlay);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getStylesheets().add(Resources.STYLES);
        inPlace = new InPlace(overlay, this::warn, this::hideHint, this::requestFocus);
        fields = new NodeFields(this, model, inPlace);
        pointer = new CanvasPointer(this, model);
        pointer.install();
        walk = new KeyboardWalk(this, model, overlay);
        search = new Searching(this, model, walk, overlay);
        commands = new CanvasCommands(this, model, pointer, walk);
        new CanvasKeys(this, commands, pointer).install();
        addEventFilter(MouseEvent.ANY, event -> pointed = Optional.of(new Point(event.getX(), event.getY())));
        setOnMouseExited(event -> pointed = Optional.empty());
        focusedProperty().subscribe(this::refresh);
        drops = new CanvasDrops(this, model);
        model.picture().subscribe(this::refresh);
        model.wiring().subscribe(this::refresh);
    }

    /// Shows everything, at most a little larger than life.
    public void fitAll() {
        fit(Set.of());
    }

    /// Never fits anything smaller than this: of what is too large the beginning is shown.
    public void fitNoSmallerThan(double scale) {
        smallestFit = scale;
    }

    /// Shows what lines, colours and frames mean, or hides it.
    public void toggleLegend() {
        legend.setVisible(!legend.isVisible());
        refresh();
    }

    /// Shows what is selected.
    public void fitSelection() {
        if (!model.selection().isEmpty()) {
            fit(model.selection());
        }
    }

    /// Adds an operation of the catalogue in the middle of what is seen, beside what stands there already.
    public void addInMiddle(String operation) {
        Point free = search.middle();
        model.add(operation, free.x(), free.y());
    }

    /// The search for what to add.
    Searching search() {
        return search;
    }

    /// Gives the keyboard to a port: what is done next is done with it.
    void focusPort(Ports.Spot port) {
        walk.focus(port);
    }

    /// Where the pointer is on the canvas; empty when it is elsewhere.
    public Optional<Position> pointed() {
        return pointed.map(viewport::toCanvas).map(spot -> new Position(spot.x(), spot.y()));
    }

    /// Does something as if the pointer were at a place.
    public void pointing(Position place, Runnable work) {
        pointed = Optional.of(viewport.toView(new Point(place.x(), place.y())));
        work.run();
    }

    /// Where the pointer is in the view, or the middle when it is elsewhere.
    Point seenPointer() {
        return pointed.orElseGet(() -> new Point(getWidth() / 2, getHeight() / 2));
    }

    /// What is to happen when a person asks for the attributes of the selected node by a key.
    public void setOnOpenAttributes(Runnable then) {
        openAttributes = then;
    }

    /// Who is given the files that are dropped on the canvas.
    public void setOnFiles(Consumer<List<Path>> taker) {
        drops.setOnFiles(taker);
    }

    void openAttributes() {
        openAttributes.run();
    }

    /// Goes back to 100 %, about the middle of the view.
    public void actualSize() {
        show(viewport.zoomed(1 / viewport.scale(), new Point(getWidth() / 2, getHeight() / 2)));
    }

    /// Larger or smaller about the middle of the view.
    public void zoom(double factor) {
        show(viewport.zoomed(factor, new Point(getWidth() / 2, getHeight() / 2)));
    }

    /// Whether blocks open and close with motion.
    public void showMotion(boolean isShown) {
        passages.showMotion(isShown);
        layers.showMotion(isShown);
    }

    /// Who opens the menu of what is under the pointer, at a point of the screen.
    public void setOnMenu(BiConsumer<CanvasTarget, Point2D> opener) {
        openMenu = opener;
    }

    void openMenu(CanvasTarget target, Point2D screen) {
        openMenu.accept(target, screen);
    }

    /// What is done by which gesture from now on.
    public void use(Gestures gestures) {
        pointer.use(gestures);
    }

    /// Whether two fingers on a trackpad pan instead of zooming.
    public void trackpadPans(boolean doesPan) {
        pointer.trackpadPans(doesPan);
    }

    /// How large a pixel of the canvas is seen.
    public double scale() {
        return viewport.scale();
    }

    /// Brings a node into view, selects it and takes the keyboard: the way from a message to its place.
    public void reveal(String id) {
        model.select(List.of(id), CanvasViewModel.Choice.ONLY);
        revealSelection();
        requestFocus();
    }

    /// A drawn part by its id: `node:a`, `port:x:a`, `value:a`, `gradient:a`; empty when it is out of view.
    public Optional<Node> find(String id) {
        return nodes.find(id);
    }

    CanvasViewModel model() {
        return model;
    }

    CanvasCommands commands() {
        return commands;
    }

    /// What stands around the nodes.
    public Layers layers() {
        return layers;
    }

    Viewport viewport() {
        return viewport;
    }

    void show(Viewport other) {
        viewport = other;
        inPlace.close();
        search.close();
        refresh();
    }

    /// Brings what is selected into view.
    public void revealSelection() {
        model.picture().get().bounds(model.selection()).ifPresent(this::reveal);
    }

    /// Brings a part of the canvas into view.
    void reveal(Box part) {
        show(viewport.revealing(part, getWidth(), getHeight(), MARGIN));
    }

    ReadOnlyObjectProperty<Optional<Wire>> selectedWire() {
        return selectedWire.getReadOnlyProperty();
    }

    void selectWire(Optional<Wire> wire) {
        selectedWire.set(wire);
        refresh();
    }

    /// Draws the end of the wire on its way at a spot of the canvas.
    void drawWireTo(Optional<Point> spot) {
        wireEnd = spot;
        refresh();
    }

    /// What a drag draws over the canvas.
    Marks marks() {
        return marks;
    }

    /// The port that a wire's end at a spot of the canvas would catch.
    Optional<Ports.Spot> portNear(Point spot) {
        return pointer.portNear(spot);
    }

    /// Tells something at a spot of the view.
    void showHint(String text, Point at, boolean isWrong) {
        hint.show(text, at, isWrong, this);
    }

    void hideHint() {
        hint.setVisible(false);
    }

    /// Opens fields on nodes.
    NodeFields fields() {
        return fields;
    }

    private void warn(String reason) {
        overlay.getChildren().stream()
                .filter(child -> "in-place".equals(child.getId()))
                .findFirst()
                .ifPresent(
                        field -> showHint(reason, new Point(field.getLayoutX() - 16, field.getLayoutY() + 20), true));
    }

    private void fit(Set<String> ids) {
        isFitWanted = getWidth() == 0;
        model.picture()
                .get()
                .bounds(ids)
                .filter(bounds -> getWidth() > 0)
                .ifPresent(bounds -> show(Viewport.showing(bounds.grown(MARGIN), getWidth(), getHeight(), LARGEST_FIT)
                        .atLeast(smallestFit, bounds.grown(MARGIN))));
    }

    /// Draws again at the next pulse. What changes while drawing is drawn already; to ask for layout during layout
    /// would block all later ones.
    void refresh() {
        if (!isDrawing) {
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() == 0 || getHeight() == 0) {
            return;
        }
        isDrawing = true;
        draw();
        isDrawing = false;
    }

    private void draw() {
        if (opened != model.opened()) {
            opened = model.opened();
            selectedWire.set(Optional.empty());
            isFitWanted = true;
            passages.reset(model.place());
        }
        Picture picture = model.picture().get();
        if (passages.follow(
                model.place(),
                seen,
                picture,
                viewport,
                new Box(0, 0, getWidth(), getHeight()),
                () -> picture.bounds(Set.of())
                        .map(all -> Viewport.showing(all.grown(MARGIN), getWidth(), getHeight(), LARGEST_FIT)))) {
            selectedWire.set(Optional.empty());
        }
        seen = picture;
        if (isFitWanted) {
            fitAll();
        }
        if (ground.getWidth() != getWidth() || ground.getHeight() != getHeight()) {
            ground.setWidth(getWidth());
            ground.setHeight(getHeight());
        }
        overlay.resize(getWidth(), getHeight());
        boolean isFar = viewport.scale() < FAR;
        List<NodePicture> waiting = nodes.follow(
                picture,
                viewport,
                viewport.seen(getWidth(), getHeight()),
                isFar,
                model.wiring().get(),
                new Spoken(model.words()),
                ink.emphasis());
        layers.draw(viewport);
        paint(picture, isFar, waiting);
        if (!waiting.isEmpty()) {
            Platform.runLater(this::requestLayout);
        }
        paintWiresOnTheirWay(picture);
        walk.draw(picture);
        legend.place(getHeight(), model.words());
        invitation.setVisible(picture.nodes().isEmpty());
        invitation.setText(model.words().text("canvas.empty"));
        invitation.resizeRelocate(0, getHeight() / 2 - 20, getWidth(), 40);
    }

    private void paint(Picture picture, boolean isFar, List<NodePicture> plain) {
        painter.paint(
                picture,
                viewport,
                getWidth(),
                getHeight(),
                getScene() == null ? 1 : getScene().getWindow().getOutputScaleX(),
                isFar,
                plain,
                selectedWire.get(),
                model::isOnItsWay);
    }

    /// The wire from its fixed end to the pointer, or all wires that are moved from where they end.
    private void paintWiresOnTheirWay(Picture picture) {
        model.wiring()
                .get()
                .ifPresent(wiring -> wireEnd.ifPresent(end -> wiring.ways(picture, end)
                        .forEach(way -> painter.wireOnItsWay(way, pointer.isWelcome(wiring, end)))));
    }
}
