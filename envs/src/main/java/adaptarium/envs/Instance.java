package adaptarium.envs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The number of a random structure with too many parts to list, such as a transition table or a terrain: put it on a {@code long} component of a task
 * record, and draw the structure from {@code Seeds.generator(number)}. It has no place in the context vector.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Instance {
    /** What is drawn from it, in a few words, for the family's page. */
    String description();
}
