package adaptarium.envs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A hidden parameter with few values, such as a direction or which motor is dead: put it on an {@code int}, {@code boolean} or enum component of a task
 * record. The first training value is the nominal one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Choice {
    /** The values meta-training draws from, all equally likely, written as text: {@code {"-1", "1"}}, {@code {"ELBOW"}}. */
    String[] train();

    /** Held-out values, none of them in {@code train}; left out where the parameter is never shifted. */
    String[] shifted() default {};

    /** Whether the parameter may change in mid-episode. */
    boolean live() default false;

    /** Whether an episode's first observation may depend on it. */
    boolean visible() default false;

    /** What it is, in a few words, for the family's page. */
    String description() default "";
}
