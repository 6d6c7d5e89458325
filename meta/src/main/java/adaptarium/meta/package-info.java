/** Meta-learners, trials, test-time adaptation and the evaluation protocol. */
@NullMarked
package adaptarium.meta;

import org.jspecify.annotations.NullMarked;
