/**
 * Configurations: YAML files bound to records, strictly. An unknown, missing, doubled or null key, a value of the wrong type or out of range is one line
 * that names file, line and key.
 */
@NullMarked
package adaptarium.experiments.config;

import org.jspecify.annotations.NullMarked;
