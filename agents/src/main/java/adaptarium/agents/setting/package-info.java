/**
 * What a setting is, said once: a {@link adaptarium.agents.setting.Setting} on a component of a settings record gives its meaning, unit, range and when to
 * change it. The record's constructor checks the ranges with it, configurations blame the right key with it, and {@code describe} prints it.
 */
@NullMarked
package adaptarium.agents.setting;

import org.jspecify.annotations.NullMarked;
