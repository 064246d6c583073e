package gradus.engine.graph;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names an attribute whose record component can't carry the standard name; without it the name is the component's
/// in snake case.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface AttributeName {
    String value();

    /// Other names that are read as this one.
    String[] also() default {};
}
