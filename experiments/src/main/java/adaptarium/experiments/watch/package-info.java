/** Sessions to watch and films to record: an agent of a run, adapting to test tasks. */
@NullMarked
package adaptarium.experiments.watch;

import org.jspecify.annotations.NullMarked;
