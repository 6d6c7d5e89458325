/** Networks as pure functions of their parameters: perceptrons and recurrent units, on tensors and on the heap, with their derivatives. */
@NullMarked
package adaptarium.agents.network;

import org.jspecify.annotations.NullMarked;
