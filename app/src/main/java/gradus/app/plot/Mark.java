package gradus.app.plot;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// The form of a class's points, so that colour is not all that tells them apart.
enum Mark {
    DISC {
        @Override
        void trace(GraphicsContext pen, double x, double y, double r) {
            pen.arc(x, y, r, r, 0, 360);
        }
    },
    SQUARE {
        @Override
        void trace(GraphicsContext pen, double x, double y, double r) {
            double half = 0.88 * r;
            pen.rect(x - half, y - half, 2 * half, 2 * half);
        }
    },
    TRIANGLE {
        @Override
        void trace(GraphicsContext pen, double x, double y, double r) {
            polygon(pen, x, y + 0.2 * r, 1.25 * r, 3, -90);
        }
    },
    DIAMOND {
        @Override
        void trace(GraphicsContext pen, double x, double y, double r) {
            polygon(pen, x, y, 1.25 * r, 4, -90);
        }
    },
    TIP {
        @Override
        void trace(GraphicsContext pen, double x, double y, double r) {
            polygon(pen, x, y - 0.2 * r, 1.25 * r, 3, 90);
        }
    };

    /// Adds the outline to the path.
    abstract void trace(GraphicsContext pen, double x, double y, double r);

    /// The one of a class.
    static Mark of(int kind) {
        return values()[kind % values().length];
    }

    /// Draws it: filled with an edge, or as an outline on the ground.
    static void draw(GraphicsContext pen, Dot dot, double x, double y, double r, Color color, Color ground) {
        pen.beginPath();
        of(dot.kind()).trace(pen, x, y, r);
        pen.closePath();
        pen.setFill(dot.isHollow() ? ground : color);
        pen.fill();
        pen.setLineWidth(dot.isHollow() ? 1.8 : 1);
        pen.setStroke(dot.isHollow() ? color : ground);
        pen.stroke();
    }

    private static void polygon(GraphicsContext pen, double x, double y, double r, int corners, double first) {
        for (int i = 0; i < corners; i++) {
            double angle = Math.toRadians(first + 360.0 * i / corners);
            double cornerX = x + r * Math.cos(angle);
            double cornerY = y + r * Math.sin(angle);
            if (i == 0) {
                pen.moveTo(cornerX, cornerY);
            } else {
                pen.lineTo(cornerX, cornerY);
            }
        }
    }
}
