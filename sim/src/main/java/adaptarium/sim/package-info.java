/**
 * The physics world: a scene as data, fixed-step simulation, sensors, actuators, and the read-only view a renderer draws.
 *
 * <p>{@link adaptarium.sim.PhysicsWorld} is for what has contact, and the only thing that knows JBox2D (Catto's Box2D 2.2 in Java).
 * {@link adaptarium.sim.motion} is for what has none: a rigid-body engine dissipates, equations of motion do not, and they are quicker by an order of
 * magnitude.
 *
 * <p>How the world differs from the engine as shipped:
 *
 * <ul>
 *   <li>A control step is cut into sub-steps of at most 1/100 s with 8 velocity and 3 position iterations; continuous collision and sleeping are off. One
 *       step of 1/50 s without continuous collision lets bodies tunnel; with it, joints are pulled apart, new contacts are skipped, and it costs more. A
 *       test plays 2,000 episodes of a walker and finds no body below the terrain.
 *   <li>The step loop is ours ({@code EngineWorld}): all bodies are solved together, no clock is asked, rotations are computed instead of looked up.
 *       Contacts are found and solved by the engine. Revolute joints ({@code Hinge}) are solved here, other joints by the engine.
 *   <li>The engine keeps scratch vectors in static fields, which edges and chains reach at every contact, so that worlds on different threads disturb each
 *       other. {@code EnginePool} and {@code EdgeCollision} take their place. A test compares threads with a serial run in cold and in interpreting JVMs.
 *   <li>The engine's broad phase puts every moving shape back into its tree at every step. {@code SceneBroadPhase} has a fixed tree for the terrain and a
 *       list for what moves; its ids depend on the scene alone, which makes a cleared world exactly a new one.
 *   <li>Terrain belongs on one static body. It stays in the engine when the next episode asks for an equal one.
 * </ul>
 *
 * <p>Bodies should measure 0.1 to 10 m: the engine tolerates 5 mm of overlap. No body moves more than 2 m or turns more than a quarter turn in a sub-step.
 * Impacts slower than 1 m/s do not bounce.
 */
@NullMarked
package adaptarium.sim;

import org.jspecify.annotations.NullMarked;
