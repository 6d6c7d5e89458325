/** The command line: one class per command, listed in {@link adaptarium.experiments.command.AdaptariumCommand}. Results go to standard output, progress and complaints to standard error. */
@NullMarked
package adaptarium.experiments.command;

import org.jspecify.annotations.NullMarked;
