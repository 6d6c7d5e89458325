/** Small families whose best agent is known exactly, or nearly so. */
@NullMarked
package adaptarium.envs.family.diagnostic;

import org.jspecify.annotations.NullMarked;
