package adaptarium.envs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A real-valued hidden parameter: put it on a {@code double} component of a task record.
 *
 * <p>{@link Split#TRAIN} and {@link Split#TEST} draw from {@code train}, uniformly on the {@code scale}. {@link Split#SHIFTED} draws from the outer box
 * {@code shifted} minus the inner box {@code train}: at least one component of the record lies outside its inner range (Packer et al. 2018,
 * arXiv:1810.12282, "extreme").
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {
    /** SI unit, {@code "1"} for a pure number. */
    String unit();

    /** Inner range {low, high}: what meta-training draws from. */
    double[] train();

    /** Outer range {low, high}, containing {@code train}; left out where the parameter is never shifted. */
    double[] shifted() default {};

    /** On which scale draws are uniform. */
    Scale scale() default Scale.LINEAR;

    /** The value at the nominal task; left out, it is the centre of {@code train} on its scale. */
    double nominal() default Double.NaN;

    /** Whether the parameter may change in mid-episode: a switch, a fault, a slider. */
    boolean live() default false;

    /** Whether an episode's first observation may depend on it, such as a limb's length that shows in the height of the hip. */
    boolean visible() default false;

    /** What it is, in a few words, for the family's page. */
    String description() default "";

    /** On which scale draws are uniform. */
    enum Scale {
        /** Uniform in the value. */
        LINEAR,
        /** Uniform in the value's logarithm; the range must be positive. */
        LOG
    }
}
