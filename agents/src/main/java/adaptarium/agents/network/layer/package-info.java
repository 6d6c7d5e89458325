/**
 * Layers without a memory of their own, and how layers are put together: {@link adaptarium.agents.network.layer.Chain} one after the other,
 * {@link adaptarium.agents.network.layer.Join} beside each other, {@link adaptarium.agents.network.layer.Residual} added to what came in,
 * {@link adaptarium.agents.network.layer.Skip} what came in. Who composes them never counts where a parameter lies.
 *
 * <p>Every layer's forward and backward rule stands in one file. {@code LayerContractTest} compares it with its equations in float64, steps with scans, and gradients
 * with finite differences.
 */
@NullMarked
package adaptarium.agents.network.layer;

import org.jspecify.annotations.NullMarked;
