/**
 * What a network is: a pure function of flat parameters and of what was seen before. A {@link adaptarium.agents.network.Layer} has a shape, parameters by name
 * ({@link adaptarium.agents.network.ParameterLayout}) and perhaps a {@link adaptarium.agents.network.Memory} with a row of numbers per slot; a
 * {@link adaptarium.agents.network.Network} is a layer with all parameters, stepped for acting and recorded on a tape for learning, by the same code, so that
 * learning sees to the bit what acting saw.
 *
 * <p>Layers that forget are in {@code layer}, layers that remember in {@code memory}, what acts and values in {@code policy}; {@code tensor} has the perceptrons
 * whose derivatives of second order meta-learning by gradients needs. Nothing here knows of environments or of learning.
 */
@NullMarked
package adaptarium.agents.network;

import org.jspecify.annotations.NullMarked;
