/**
 * Telling what a task is from its motion alone, without examples that are told: a network gives each hidden parameter a mean and a deviation, and is trained by the
 * likelihood of the truth (Nix and Weigend 1994; as a part of Lakshminarayanan et al. 2017, arXiv:1612.01474).
 */
@NullMarked
package adaptarium.meta.fewshot.motion;

import org.jspecify.annotations.NullMarked;
