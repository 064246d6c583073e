package gradus.app;

/// What a hand can do on the canvas, and what always holds there: the rows of the table in `docs/canvas.md`. Each must
/// be performed by a test that is marked with [Performs].
public enum CanvasRow {
    WHEEL_ZOOMS("Pointer", "Wheel", "zooms about the pointer, from 0.1× to 4×"),
    PINCH_ZOOMS("Pointer", "Pinch", "zooms about the fingers"),
    TRACKPAD_PANS("Pointer", "Two-finger scroll, with the trackpad preference", "pans"),
    SHIFT_WHEEL_PANS("Pointer", "Shift+wheel", "pans sideways"),
    MIDDLE_DRAG_PANS("Pointer", "Middle drag", "pans"),
    RIGHT_DRAG_PANS("Pointer", "Right drag", "pans"),
    SPACE_DRAG_PANS("Pointer", "Space+drag", "pans"),
    BOX_SELECTS("Pointer", "Drag on empty canvas", "selects what a box meets"),
    SHIFT_BOX_ADDS("Pointer", "Shift+drag on empty canvas", "adds to the selection"),
    CTRL_BOX_TOGGLES("Pointer", "Ctrl+drag on empty canvas", "toggles the selection"),
    CLICK_SELECTS("Pointer", "Click", "selects"),
    SHIFT_CLICK_ADDS("Pointer", "Shift+click", "adds to the selection"),
    CTRL_CLICK_TOGGLES("Pointer", "Ctrl+click", "toggles"),
    DRAG_MOVES("Pointer", "Drag a node", "moves the selection on the grid"),
    GUIDES_SNAP("Pointer", "Drag a node near another's edge or centre", "snaps to it and shows a guide"),
    CTRL_SUPPRESSES_SNAP("Pointer", "Ctrl while dragging", "moves freely"),
    ALT_DRAG_CLONES("Pointer", "Alt+drag a node", "drags a copy of it"),
    CTRL_DRAG_CLONES("Pointer", "Ctrl+drag a node", "drags a copy of it"),
    DOUBLE_CLICK_SEARCHES("Pointer", "Double click on empty canvas", "searches for what to add there"),
    SEARCH_IS_TYPED("Pointer", "Typing, arrows, Enter, Esc in the search", "filter, choose, place, close"),
    PORT_TO_PORT_CONNECTS("Pointer", "Drag from port to port", "connects"),
    FITTING_PORTS_LIGHT_UP("Pointer", "Dragging a wire", "lights up what fits; the others say why, with both shapes"),
    PORT_TO_CANVAS_SEARCHES("Pointer", "Drag from a port to empty canvas", "searches for what fits, and connects it"),
    OCCUPIED_INPUT_GIVES_WIRE("Pointer", "Drag from an occupied input", "takes the wire off, to move or to drop it"),
    SHIFT_DRAG_MOVES_WIRES("Pointer", "Shift+drag from an output", "moves all its wires"),
    ALT_CLICK_CLEARS_PORT("Pointer", "Alt+click on a port", "removes its wires"),
    KNIFE_CUTS("Pointer", "Ctrl+right drag", "cuts the wires that it crosses"),
    PALETTE_DROP_INSERTS("Pointer", "Drop from the palette on a wire", "inserts it there when it fits"),
    NODE_DROP_INSERTS("Pointer", "Drop a node on a wire", "inserts it there, and those behind make room"),
    WIRE_DOUBLE_CLICK_BENDS("Pointer", "Double click on a wire", "makes a point that the wire goes through"),
    WIRE_HOVER_TELLS("Pointer", "Hover over a wire", "tells value, shape and gradient"),
    BLOCK_DOUBLE_CLICK_ENTERS("Pointer", "Double click on a block", "enters it"),
    ESC_LEAVES_BLOCK("Pointer", "Esc in a block", "leaves it"),
    BREADCRUMB_LEAVES_BLOCK("Pointer", "Click in the breadcrumb", "goes to that level"),
    TITLE_DOUBLE_CLICK_RENAMES("Pointer", "Double click on a title", "renames"),
    MENU_OF_CANVAS("Pointer", "Right click on empty canvas", "its menu"),
    MENU_OF_NODE("Pointer", "Right click on a node", "its menu"),
    MENU_OF_PORT("Pointer", "Right click on a port", "its menu"),
    MENU_OF_WIRE("Pointer", "Right click on a wire", "its menu"),
    MENU_OF_SELECTION("Pointer", "Right click on one of several selected", "the menu of the selection"),
    FILE_CSV_OPENS_DATA("Pointer", "Drop a CSV file", "takes its rows as data"),
    FILE_FOLDER_OPENS_DATA("Pointer", "Drop a folder of images", "tells that images can't be read yet"),
    FILE_PROJECT_OPENS("Pointer", "Drop a project", "opens it"),
    FILE_MODEL_IMPORTS("Pointer", "Drop an .onnx or .keras file", "tells that models can't be imported yet"),
    ACTS_ON_RELEASE("Pointer", "Press, move less than 4 pixels, release", "is a click"),
    MODIFIER_DURING_DRAG("Pointer", "A modifier pressed during a drag", "only affects snapping"),

    UNDO("Keyboard", "Ctrl+Z", "undo"),
    REDO("Keyboard", "Ctrl+Y, Ctrl+Shift+Z", "redo"),
    CUT("Keyboard", "Ctrl+X", "cut"),
    COPY("Keyboard", "Ctrl+C", "copy, as text"),
    PASTE("Keyboard", "Ctrl+V", "paste"),
    PASTE_WIRED("Keyboard", "Ctrl+Shift+V", "paste with the wires that come in"),
    DUPLICATE("Keyboard", "Ctrl+D", "duplicate"),
    SELECT_ALL("Keyboard", "Ctrl+A", "select all"),
    INVERT("Keyboard", "Ctrl+I", "invert the selection"),
    UPSTREAM("Keyboard", "L", "select upstream"),
    DOWNSTREAM("Keyboard", "Shift+L", "select downstream"),
    DELETE("Keyboard", "Delete, Backspace", "delete what is selected and no more"),
    DELETE_AND_HEAL("Keyboard", "Ctrl+Delete", "delete and join the wires"),
    SEARCH_BY_KEY("Keyboard", "Space, Shift+A", "search for what to add"),
    MAKE_BLOCK("Keyboard", "Ctrl+G", "make a block of the selection"),
    DISSOLVE_BLOCK("Keyboard", "Ctrl+Shift+G", "dissolve the block"),
    FRAME("Keyboard", "Ctrl+Shift+F", "a frame around the selection"),
    FIT_SELECTION("Keyboard", "F", "fit the selection"),
    FIT_ALL("Keyboard", "Home", "fit all"),
    ACTUAL_SIZE("Keyboard", "Ctrl+0", "100 %"),
    NUDGE("Keyboard", "Arrows, with Shift ten times as far", "nudge"),
    BYPASS("Keyboard", "M", "bypass a node"),
    FREEZE("Keyboard", "Ctrl+B", "freeze the parameters"),
    COLLAPSE("Keyboard", "H", "collapse"),
    FIND("Keyboard", "Ctrl+F", "find a node"),
    COMMANDS("Keyboard", "Ctrl+Shift+P", "all commands"),
    RUN("Keyboard", "Ctrl+Enter", "run or train"),
    STOP("Keyboard", "Ctrl+.", "stop"),
    STEP("Keyboard", "F10", "a step"),
    STEP_BACK("Keyboard", "Shift+F10", "a step back"),
    RESET("Keyboard", "Shift+F5", "back to the start"),
    FILES("Keyboard", "Ctrl+S, Ctrl+O, Ctrl+N, Ctrl+Shift+S", "save, open, new, save as"),
    SETTINGS("Keyboard", "Ctrl+,", "settings"),
    CANVAS_ONLY("Keyboard", "F11", "only the canvas"),
    HELP_ON_NODE("Keyboard", "F1", "help on the selected node"),
    MINIMAP("Keyboard", "Alt+M", "the minimap"),
    TAB_WALKS("Keyboard", "Tab, Shift+Tab", "walk the nodes and wires and pan to them"),
    RENAME_BY_KEY("Keyboard", "F2", "rename"),
    KEYS_OVERLAY("Keyboard", "?", "all keys and gestures"),
    WIRE_BY_KEY("Keyboard", "C on a port, arrows, Enter", "a wire; only ports that fit are stops"),
    KEYS_ARE_EDITABLE("Keyboard", "Another key for an action", "conflicts are shown; each can be reset"),

    STATE_HAS_A_SHAPE("Always", "State of a node", "by colour and by shape"),
    PORTS_SAY_SHAPES("Always", "Ports", "carry names and shapes"),
    RANK_IS_THICKNESS("Always", "Wires", "thickness by rank, dots for labels, with a legend"),
    STALE_IS_GREY("Always", "Numbers of an older graph", "turn grey at once"),
    ADDING_MOVES_NOTHING("Always", "Adding a node", "moves no other"),
    LAYOUT_IS_A_COMMAND("Always", "Auto-layout", "an animated command that undo takes back"),
    DELETE_IS_EXACT("Always", "Deleting", "loses no more than what was selected"),
    UNKNOWN_IS_KEPT("Always", "An unknown node", "is shown, kept and written back"),
    FAR_OUT_IS_PLAIN("Always", "Below 0.5×", "plain boxes with a title"),
    ALIGN_AND_DISTRIBUTE("Always", "Align, distribute, straighten", "commands"),
    NOTES_AND_FRAMES("Always", "Notes and coloured frames", "are made, moved and kept"),
    COUNTS_ARE_SHOWN("Always", "Parameters and multiply-adds", "of each node and in total"),
    ALL_BY_KEYBOARD("Always", "Everything", "by keyboard alone"),
    OUTLINE_MIRRORS("Always", "The outline", "mirrors the canvas for a screen reader"),
    ONE_GESTURE_ONE_STEP("Always", "One gesture", "one step of undo; selecting, panning and zooming none");

    private final String group;
    private final String gesture;
    private final String effect;

    CanvasRow(String group, String gesture, String effect) {
        this.group = group;
        this.gesture = gesture;
        this.effect = effect;
    }

    /// The part of the table it stands in.
    public String group() {
        return group;
    }

    /// What the hand does.
    public String gesture() {
        return gesture;
    }

    /// What becomes of it.
    public String effect() {
        return effect;
    }
}
