package adaptarium.experiments;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import adaptarium.envs.Environment;
import adaptarium.envs.VectorEnvironment;
import adaptarium.meta.play.RoundPlayer;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/** The module arrows of the design and the bans of the conventions, over every class of the product. */
@AnalyzeClasses(packages = "adaptarium", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_GO_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("sim")
            .definedBy("adaptarium.sim..", "adaptarium.random..", "adaptarium.files..")
            .layer("envs")
            .definedBy("adaptarium.envs..")
            .layer("agents")
            .definedBy("adaptarium.agents..")
            .layer("meta")
            .definedBy("adaptarium.meta..")
            .layer("render")
            .definedBy("adaptarium.render..")
            .layer("experiments")
            .definedBy("adaptarium.experiments..")
            .whereLayer("experiments")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("meta")
            .mayOnlyBeAccessedByLayers("experiments")
            .whereLayer("render")
            .mayOnlyBeAccessedByLayers("experiments")
            .whereLayer("agents")
            .mayOnlyBeAccessedByLayers("meta", "experiments")
            .whereLayer("envs")
            .mayOnlyBeAccessedByLayers("agents", "meta", "render", "experiments");

    @ArchTest
    static final ArchRule NO_CYCLES_BETWEEN_PACKAGES =
            slices().matching("adaptarium.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THERE_IS_ONE_PLAY_LOOP = noClasses()
            .that()
            .resideInAnyPackage("adaptarium.meta..", "adaptarium.experiments..")
            .and()
            .doNotBelongToAnyOf(RoundPlayer.class)
            .should()
            .callMethod(VectorEnvironment.class, "step", float[].class)
            .orShould()
            .callMethod(Environment.class, "step", float[].class);

    @ArchTest
    static final ArchRule ONLY_SIM_KNOWS_JBOX2D = noClasses()
            .that(not(resideInAPackage("adaptarium.sim..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jbox2d..");

    @ArchTest
    static final ArchRule TENSORS_DO_NOT_CROSS_INTO_SIMULATION_OR_RENDERING = noClasses()
            .that(resideInAnyPackage("adaptarium.sim..", "adaptarium.envs..", "adaptarium.render.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule ONLY_THE_GL_BACKEND_KNOWS_LWJGL = noClasses()
            .that(not(resideInAPackage("adaptarium.render.gl..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.lwjgl..");

    @ArchTest
    static final ArchRule NOBODY_ELSE_PRINTS = noClasses()
            .that(not(resideInAPackage("adaptarium.experiments..")))
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule RANDOMNESS_IS_SEEDED_BY_US = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, ThreadLocalRandom.class, SplittableRandom.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule NO_STATIC_FIELD_CHANGES =
            fields().that().areStatic().and(notWrittenByTheCompiler()).should().haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule NOTHING_IS_CALLED_MANAGER_OR_UTIL =
            classes().should().haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Base|Data)");

    private static DescribedPredicate<JavaField> notWrittenByTheCompiler() {
        return DescribedPredicate.describe(
                "are written by us", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
    }
}
