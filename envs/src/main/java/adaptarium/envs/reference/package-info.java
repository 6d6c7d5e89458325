/**
 * Reference controllers: agents made by hand for one family each, as marks on its scale. Most are told the task and use what is known about it; the others
 * learn from rewards by a rule that is known to be good.
 */
@NullMarked
package adaptarium.envs.reference;

import org.jspecify.annotations.NullMarked;
