/** The runs of a study as tasks of Apache Spark. */
@NullMarked
package adaptarium.cluster;

import org.jspecify.annotations.NullMarked;
