/** Task families, environments, vectorised stepping, the registry of families and the contract every family keeps. */
@NullMarked
package adaptarium.envs;

import org.jspecify.annotations.NullMarked;
