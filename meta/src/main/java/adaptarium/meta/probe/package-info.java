/** The leak probe: how much of the hidden task a single observation tells. */
@NullMarked
package adaptarium.meta.probe;

import org.jspecify.annotations.NullMarked;
