package gradus.engine.graph;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An attribute that few people change: while it has this value, written as [Attributes#text] writes it, files leave
/// it out. So this value belongs to the file format and never changes.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Usually {
    String value();
}
