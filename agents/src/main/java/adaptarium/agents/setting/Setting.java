package adaptarium.agents.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a settings record means, for people and for the checks: {@code @Setting(value = "discount a step", range = "[0, 1]", …)}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** What it is: a few words without a full stop. Of a section (a record inside a record) the words for the whole. Left out with {@link #as} only. */
    String value() default "";

    /** A settings record with a component of the same name that means the same: everything is said there, and nothing here. */
    Class<? extends Record> as() default Record.class;

    /** Its unit, such as {@code "nats"}; empty for a plain number. */
    String unit() default "";

    /**
     * Where it may lie, as an interval such as {@code "[1, 2048]"} or {@code "(0, inf)"}: of a number, of each number of a list, of an optional number that is
     * given. Empty where the type says all.
     */
    String range() default "";

    /** The fewest numbers a list may have. */
    int fewest() default 0;

    /** The most numbers a list may have. */
    int most() default Integer.MAX_VALUE;

    /** What {@code auto} stands for: for an {@link java.util.OptionalInt}, which is empty then. */
    String auto() default "";

    /** When to change it, and to which side. */
    String change() default "";

    /** What it was called in earlier versions: whoever still writes that is told the new name. */
    String[] formerly() default {};
}
