/** Families, wrappers, reference controllers and algorithms from outside the program: jars, folders of classes, and source files compiled in memory. */
@NullMarked
package adaptarium.experiments.plugin;

import org.jspecify.annotations.NullMarked;
