/** The contract every family keeps, checked: the same checks for every family, run by the tests and by {@code adaptarium check}. */
@NullMarked
package adaptarium.envs.check;

import org.jspecify.annotations.NullMarked;
