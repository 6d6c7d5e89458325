/**
 * Meta-learners as seen from outside, and how they are compared.
 *
 * <p>An {@link adaptarium.meta.Algorithm} has a name, settings and a role; it makes a {@link adaptarium.meta.MetaLearner}, which learns by one update after
 * another and whose state can be saved; at test time that makes an {@link adaptarium.meta.Adaptation}, which acts in tasks it has never seen and gets better
 * from round to round. {@link adaptarium.meta.Evaluation} plays adaptations by one protocol, {@link adaptarium.meta.Statistics} and {@link
 * adaptarium.meta.AdaptationGap} say how sure the results are. Learners themselves live in the packages below this one; nothing here knows how they learn.
 */
@NullMarked
package adaptarium.meta;

import org.jspecify.annotations.NullMarked;
