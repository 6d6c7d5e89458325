/** Command line, configurations, run directories, metrics, statistics and reports: the only package that prints. */
@NullMarked
package adaptarium.experiments;

import org.jspecify.annotations.NullMarked;
