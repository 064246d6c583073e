package gradus.app.shell;

import gradus.app.shell.Preferences.Panels;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// Palette, canvas and inspector side by side above the drawer. Panels keep their size in pixels when the window
/// changes; the canvas takes the rest and never falls under half of the width: beyond that the panels shrink.
final class PanelsView extends Region {
    private static final double HANDLE = 6;
    private static final double NARROWEST = 144;
    private static final double LOWEST_DRAWER = 120;
    private static final double LOWEST_CANVAS = 160;

    private final Node palette;
    private final Node canvas;
    private final Node inspector;
    private final Node drawer;
    private final Region paletteHandle = handle("panel-handle-palette", Orientation.VERTICAL);
    private final Region inspectorHandle = handle("panel-handle-inspector", Orientation.VERTICAL);
    private final Region drawerHandle = handle("panel-handle-drawer", Orientation.HORIZONTAL);
    private final ReadOnlyObjectWrapper<Panels> panels;

    PanelsView(Node palette, Node canvas, Node inspector, Node drawer, Panels panels) {
        this.palette = palette;
        this.canvas = canvas;
        this.inspector = inspector;
        this.drawer = drawer;
        this.panels = new ReadOnlyObjectWrapper<>(panels);
        getStyleClass().add("panels");
        getChildren().addAll(canvas, palette, inspector, drawer, paletteHandle, inspectorHandle, drawerHandle);
        paletteHandle.setOnMouseDragged(event -> resize(event, 0));
        inspectorHandle.setOnMouseDragged(event -> resize(event, 1));
        drawerHandle.setOnMouseDragged(event -> resize(event, 2));
    }

    /// How it is divided now.
    ReadOnlyObjectProperty<Panels> panels() {
        return panels.getReadOnlyProperty();
    }

    void divide(Panels other) {
        panels.set(other);
        requestLayout();
    }

    void foldPalette() {
        Panels now = panels.get();
        divide(folded(now, !now.paletteFolded(), now.inspectorFolded(), now.drawerFolded()));
    }

    void foldInspector() {
        Panels now = panels.get();
        divide(folded(now, now.paletteFolded(), !now.inspectorFolded(), now.drawerFolded()));
    }

    void showInspector() {
        if (panels.get().inspectorFolded()) {
            foldInspector();
        }
    }

    void foldDrawer() {
        Panels now = panels.get();
        divide(folded(now, now.paletteFolded(), now.inspectorFolded(), !now.drawerFolded()));
    }

    void showDrawer() {
        if (panels.get().drawerFolded()) {
            foldDrawer();
        }
    }

    /// Everything folded, or everything shown if all is folded.
    void foldAll() {
        Panels now = panels.get();
        boolean fold = !(now.paletteFolded() && now.inspectorFolded() && now.drawerFolded());
        divide(folded(now, fold, fold, fold));
    }

    private static Panels folded(Panels now, boolean palette, boolean inspector, boolean drawer) {
        return new Panels(
                now.windowWidth(),
                now.windowHeight(),
                now.palette(),
                now.inspector(),
                now.drawer(),
                palette,
                inspector,
                drawer);
    }

    @Override
    protected void layoutChildren() {
        Panels now = panels.get();
        double width = getWidth();
        double height = getHeight();
        double bottom = now.drawerFolded() ? 0 : Math.clamp(now.drawer(), 0, Math.max(0, height - LOWEST_CANVAS));
        double top = height - bottom;
        double left = now.paletteFolded() ? 0 : now.palette();
        double right = now.inspectorFolded() ? 0 : now.inspector();
        double most = width / 2;
        if (left + right > most) {
            double scale = most / (left + right);
            left = Math.floor(left * scale);
            right = Math.floor(right * scale);
        }
        place(palette, 0, 0, left, top);
        place(inspector, width - right, 0, right, top);
        place(drawer, 0, top, width, bottom);
        place(canvas, left, 0, width - left - right, top);
        place(paletteHandle, left - HANDLE / 2, 0, left == 0 ? 0 : HANDLE, top);
        place(inspectorHandle, width - right - HANDLE / 2, 0, right == 0 ? 0 : HANDLE, top);
        place(drawerHandle, 0, top - HANDLE / 2, width, bottom == 0 ? 0 : HANDLE);
    }

    private static void place(Node node, double x, double y, double width, double height) {
        boolean isShown = width > 0 && height > 0;
        // What is hidden can't be reached with Tab either.
        node.setVisible(isShown);
        if (isShown) {
            node.resizeRelocate(x, y, width, height);
        }
    }

    private void resize(MouseEvent event, int panel) {
        Panels now = panels.get();
        var spot = sceneToLocal(event.getSceneX(), event.getSceneY());
        double most = Math.max(NARROWEST, getWidth() / 2 - NARROWEST);
        divide(new Panels(
                now.windowWidth(),
                now.windowHeight(),
                panel == 0 ? Math.clamp(spot.getX(), NARROWEST, most) : now.palette(),
                panel == 1 ? Math.clamp(getWidth() - spot.getX(), NARROWEST, most) : now.inspector(),
                panel == 2
                        ? Math.clamp(
                                getHeight() - spot.getY(),
                                LOWEST_DRAWER,
                                Math.max(LOWEST_DRAWER, getHeight() - LOWEST_CANVAS))
                        : now.drawer(),
                now.paletteFolded(),
                now.inspectorFolded(),
                now.drawerFolded()));
        event.consume();
    }

    private static Region handle(String id, Orientation orientation) {
        Region handle = new Region();
        handle.setId(id);
        handle.getStyleClass().add("panel-handle");
        handle.setCursor(orientation == Orientation.VERTICAL ? Cursor.H_RESIZE : Cursor.V_RESIZE);
        return handle;
    }
}
