/**
 * The few-shot problems that come with the program.
 *
 * <p>{@link adaptarium.meta.fewshot.problem.Sinusoid} is the regression of Finn et al. 2017 (arXiv:1703.03400, section 5.1).
 * {@link adaptarium.meta.fewshot.problem.DynamicsIdentification} is made of any family: which hidden task made this piece of motion.
 * {@link adaptarium.meta.fewshot.problem.ForwardDynamics} is, too: how the state changes in the steps to come. So are
 * {@link adaptarium.meta.fewshot.problem.FaultDetection}, {@link adaptarium.meta.fewshot.problem.ParameterRegression} and
 * {@link adaptarium.meta.fewshot.problem.TaskRetrieval}: what is wrong with a body, what its parameters are, and which stored policy suits it.
 */
@NullMarked
package adaptarium.meta.fewshot.problem;

import org.jspecify.annotations.NullMarked;
