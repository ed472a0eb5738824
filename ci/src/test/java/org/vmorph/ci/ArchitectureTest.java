package org.vmorph.ci;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may know whom. The table in {@link #inModel} is the design's layout; change both together.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.vmorph");

  private static final String PROOFS = "org.vmorph.proofs.";

  private static final String RUN = "org.vmorph.conformance.run.";

  private static final String CLI = "org.vmorph.conformance.cli.";

  /** A {@code package-info.java} up to its package clause; group 1 is the last Javadoc comment. */
  private static final Pattern PACKAGE_DOC =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/(?:(?!/\\*\\*).)*?\\bpackage\\s", Pattern.DOTALL);

  @Test
  @DisplayName("the rules below look at something")
  void classesAreFound() {
    assertThat(CLASSES).isNotEmpty();
  }

  @ParameterizedTest(name = "model.{0} knows of vmorph only itself and: {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "ir,       -",
        "arch,     ir",
        "machines, ir arch",
        "step,     ir arch",
        "meaning,  ir arch step",
        "concrete, ir arch step meaning",
        "compiled, ir arch step meaning concrete",
        "text,     ir arch step concrete",
        "path,     ir arch step meaning concrete text",
      })
  void inModel(String name, String known) {
    List<String> allowed = new ArrayList<>(List.of(model(name)));
    if (known != null) {
      Stream.of(known.split(" ")).map(ArchitectureTest::model).forEach(allowed::add);
    }
    check(
        noClasses()
            .that()
            .resideInAPackage(model(name))
            .should()
            .dependOnClassesThat(vmorphExcept(allowed.toArray(String[]::new))));
  }

  @Test
  @DisplayName("model knows no other module")
  void model() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.vmorph.model..")
            .should()
            .dependOnClassesThat(vmorphExcept("org.vmorph.model..")));
  }

  @Test
  @DisplayName("vmm knows model only")
  void vmm() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.vmorph.vmm..")
            .should()
            .dependOnClassesThat(vmorphExcept("org.vmorph.model..", "org.vmorph.vmm..")));
  }

  @Test
  @DisplayName("proofs know model and vmm only")
  void proofs() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.vmorph.proofs..")
            .should()
            .dependOnClassesThat(
                vmorphExcept("org.vmorph.model..", "org.vmorph.vmm..", "org.vmorph.proofs..")));
  }

  /**
   * The language of claims stands by itself, and a definition is written in it and nothing else.
   */
  @ParameterizedTest(name = "of the proofs, proofs.{0} knows only itself and: {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "claim,        -",
        "obligation,   claim",
        "classify,     claim obligation",
        "theorems,     classify obligation",
        "homomorphism, claim obligation",
        "symbolic,     claim obligation",
        "vectors,      claim symbolic",
        "manifest,     classify homomorphism obligation symbolic",
        "confirm,      claim obligation manifest",
      })
  void inProofs(String name, String known) {
    List<String> allowed = new ArrayList<>(List.of(PROOFS + name + ".."));
    if (known != null) {
      Stream.of(known.split(" ")).map(other -> PROOFS + other + "..").forEach(allowed::add);
    }
    check(
        noClasses()
            .that()
            .resideInAPackage(PROOFS + name + "..")
            .should()
            .dependOnClassesThat(except(PROOFS + ".", allowed.toArray(String[]::new))));
  }

  /** Each knows those above it in the drawing of docs/design.md, and none that is below. */
  @ParameterizedTest(name = "of the runs of the kit, run.{0} knows only itself and: {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "ask,      -",
        "setting,  ask",
        "finding,  ask setting",
        "host,     ask finding",
        "compare,  ask setting finding host",
        "again,    setting finding host compare",
        "tower,    ask setting finding host compare again",
        "campaign, ask setting finding host compare again",
        "together, ask setting finding host compare again campaign",
      })
  void inRun(String name, String known) {
    List<String> allowed = new ArrayList<>(List.of(RUN + name + ".."));
    if (known != null) {
      Stream.of(known.split(" ")).map(other -> RUN + other + "..").forEach(allowed::add);
    }
    check(
        noClasses()
            .that()
            .resideInAPackage(RUN + name + "..")
            .should()
            .dependOnClassesThat(except(RUN + ".", allowed.toArray(String[]::new))));
  }

  @Test
  @DisplayName("the runs of the kit are all in the table")
  void everyRunIsInTheTable() {
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> (name + ".").startsWith(RUN))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    "ask",
                    "setting",
                    "finding",
                    "host",
                    "compare",
                    "again",
                    "tower",
                    "campaign",
                    "together")
                .map(RUN::concat)
                .toList());
  }

  /** A command knows what all share, and of the others what it tells of their answers. */
  @ParameterizedTest(name = "of the command line, cli.{0} knows only itself and: {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "output,   -",
        "elf,      output",
        "names,    output elf",
        "machine,  output names",
        "published, output",
        "classify, output names published",
        "atlas,    output names classify published",
        "prove,    output names classify",
        "conform,  output names classify",
        "replay,   output names classify",
        "run,      output names elf conform",
        "tower,    output names classify run",
        "check,    output names classify conform tower",
      })
  void inCli(String name, String known) {
    List<String> allowed = new ArrayList<>(List.of(CLI + name + ".."));
    if (known != null) {
      Stream.of(known.split(" ")).map(other -> CLI + other + "..").forEach(allowed::add);
    }
    check(
        noClasses()
            .that()
            .resideInAPackage(CLI + name + "..")
            .should()
            .dependOnClassesThat(except(CLI + ".", allowed.toArray(String[]::new))));
  }

  @Test
  @DisplayName("only the command line knows the proofs")
  void proofsAreKnownToTheCommandLine() {
    check(onlyIn("org.vmorph.proofs..", "org.vmorph.proofs..", "org.vmorph.conformance.cli.."));
  }

  @Test
  @DisplayName("only the proofs know Z3")
  void z3() {
    check(onlyIn("com.microsoft.z3..", "org.vmorph.proofs.."));
  }

  @Test
  @DisplayName("only the command line knows picocli")
  void picocli() {
    check(onlyIn("picocli..", "org.vmorph.conformance.cli.."));
  }

  @Test
  @DisplayName("only cli.atlas knows Mustache")
  void mustache() {
    check(onlyIn("com.github.mustachejava..", CLI + "atlas.."));
  }

  @Test
  @DisplayName("only cli.elf knows jelf")
  void jelf() {
    check(onlyIn("net.fornwall.jelf..", CLI + "elf.."));
  }

  @Test
  @DisplayName("only conformance.allure knows Allure, and the kit finds it without naming it")
  void allure() {
    check(onlyIn("io.qameta.allure..", "org.vmorph.conformance.allure.."));
    check(onlyIn("org.vmorph.conformance.allure..", "org.vmorph.conformance.allure.."));
  }

  @Test
  @DisplayName("packages have no cycles")
  void noCycles() {
    check(slices().matching("org.vmorph.(**)").should().beFreeOfCycles());
  }

  @Test
  @DisplayName("every package says what it knows and what it must not know")
  void packagesSayWhatTheyKnow() throws IOException {
    List<Path> packageDirectories =
        Repository.javaSources("src/main/java").stream().map(Path::getParent).distinct().toList();
    List<String> faults = new ArrayList<>();
    for (Path directory : packageDirectories) {
      Path info = directory.resolve("package-info.java");
      if (!Files.exists(info)) {
        faults.add(info + ": missing");
        continue;
      }
      List<String> sentences = sentences(Files.readString(info));
      if (!sentences.getFirst().startsWith("Knows ")) {
        faults.add(info + ": the first sentence does not start with 'Knows'");
      }
      if (!sentences.getLast().startsWith("Must not know")) {
        faults.add(info + ": the last sentence does not start with 'Must not know'");
      }
    }
    assertThat(faults).isEmpty();
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }

  private static String model(String name) {
    return "org.vmorph.model." + name + "..";
  }

  private static ArchRule onlyIn(String known, String... knowing) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(knowing)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(known);
  }

  private static DescribedPredicate<JavaClass> vmorphExcept(String... packages) {
    return except("org.vmorph..", packages);
  }

  private static DescribedPredicate<JavaClass> except(String whole, String... packages) {
    return resideInAPackage(whole)
        .and(DescribedPredicate.not(resideInAnyPackage(packages)))
        .as("are in %s but not in %s", whole, String.join(", ", packages));
  }

  /** The sentences of the package's Javadoc, without markup and block tags; one empty if none. */
  private static List<String> sentences(String source) {
    var doc = PACKAGE_DOC.matcher(source);
    if (!doc.find()) {
      return List.of("");
    }
    String text =
        doc.group(1)
            .replaceAll("(?m)^\\s*\\*", " ")
            .replaceAll("(?ms)^\\s*@\\w.*", "")
            .replaceAll("\\{@\\w+\\s+([^}]*)}", "$1")
            .replaceAll("</?\\w+[^>]*>", " ")
            .replaceAll("\\s+", " ")
            .strip();
    return List.of(text.split("(?<=[.!?]) (?=\\p{Lu})"));
  }
}
