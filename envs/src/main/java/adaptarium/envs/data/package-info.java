/**
 * Families that are data: a tree of sections, lists and texts is read into a family of rigid bodies, with its formulas compiled to closures.
 *
 * <p>What file format the tree comes from is not this package's business: whoever reads YAML hands over {@link adaptarium.envs.data.DataNode}s that remember
 * where they stand, and every error names that place. So this module needs no parser of files.
 */
@NullMarked
package adaptarium.envs.data;

import org.jspecify.annotations.NullMarked;
