/** Classic control: equations of motion without contact, integrated by us, equal to the published equations at the nominal task. */
@NullMarked
package adaptarium.envs.family.classic;

import org.jspecify.annotations.NullMarked;
