package org.vmorph.ci.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Component;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.classify.DefinitionObligations;
import org.vmorph.proofs.classify.DefinitionObligations.Choice;
import org.vmorph.proofs.enumeration.Enumeration;
import org.vmorph.proofs.homomorphism.Lemmas;
import org.vmorph.proofs.homomorphism.Monitor;
import org.vmorph.proofs.manifest.Obligations;
import org.vmorph.proofs.obligation.Asker;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.vmm.control.Confining;

/**
 * What the solver and the truth tables say of a small machine: of every definition, side condition
 * and lemma about what was drawn.
 */
final class Opinions {
  /** How large a table may become: most are small, and some would take minutes. */
  private static final int ENOUGH = 200_000;

  private static final List<String> OF_STEPS =
      List.of("lemma 1", "lemma 2", "resource control", "every way");

  private final List<Disagreement> disagreements = new ArrayList<>();
  private final Map<String, List<String>> refuted = new TreeMap<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Boolean> happens = new TreeMap<>();
  private int asked;
  private int undecided;

  private Opinions() {}

  /** All of them. */
  static Opinions of(Drawn drawn, Believed believed) {
    var opinions = new Opinions();
    try (var solver = believed.solvers().get().open()) {
      questions(drawn).forEach(question -> opinions.hear(question, drawn, solver, believed));
    }
    return opinions;
  }

  /** All that is asked about a machine. */
  private static Stream<Obligation> questions(Drawn drawn) {
    var slim = drawn.slim(Hearing.SMALL);
    return Stream.concat(
        definitions(drawn, slim),
        Obligations.MONITORS.stream().flatMap(monitor -> lemmas(drawn, slim, monitor)));
  }

  private static Stream<Obligation> definitions(Drawn drawn, Architecture slim) {
    var semantics = new Elaboration(slim);
    return drawn.readings().stream()
        .flatMap(
            reading ->
                Stream.concat(
                    DefinitionObligations.ALL.of(semantics, reading, Choice.EVERYTHING).stream(),
                    drawn.plainStep()
                        ? Stream.of()
                        : DefinitionObligations.ALL.ofEveryStep(slim, reading).stream()));
  }

  /**
   * What does not depend on what was drawn is known of the machines that ship; what reads the time
   * obeys f except for timing.
   */
  private static Stream<Obligation> lemmas(Drawn drawn, Architecture slim, Confining monitor) {
    return drawn.readsTime() || monitor.inapplicable(slim).isPresent()
        ? Stream.of()
        : Lemmas.of(new Elaboration(slim), Monitor.of(monitor)).stream()
            .filter(lemma -> lemma.over() == Obligation.Over.WORDS)
            .filter(lemma -> OF_STEPS.stream().anyMatch(lemma.group()::endsWith))
            .filter(
                lemma ->
                    !drawn.plainStep() || lemma.about().split("[ ,]", 2)[0].equals(Drawn.NAME));
  }

  private void hear(Obligation question, Drawn drawn, Asker solver, Believed believed) {
    asked++;
    names.add(name(question));
    var both = Both.on(question, drawn, solver);
    if (both.undecided()) {
      undecided++;
      return;
    }
    happens.put(name(question), both.verdict().refuted());
    if (both.disagree()) {
      disagreements.add(
          new Disagreement(
              "solver and tables: " + name(question),
              "%s: %s by the solver, %s by truth tables"
                  .formatted(name(question), both.solver(), both.tables()),
              other -> disagree(other, name(question), believed)));
    } else if (question.reading().isEmpty()) {
      var about = refuted.computeIfAbsent(monitor(question), name -> new ArrayList<>());
      if (both.tables() == Enumeration.Answer.REFUTED) {
        about.add(name(question));
      }
    }
  }

  private static boolean disagree(Drawn drawn, String name, Believed believed) {
    try (var solver = believed.solvers().get().open()) {
      return questions(drawn)
          .filter(question -> name(question).equals(name))
          .anyMatch(question -> Both.on(question, drawn, solver).disagree());
    }
  }

  /**
   * Whether the solver says that something never happens.
   *
   * @throws IllegalArgumentException if there is no such question
   */
  static boolean denied(Drawn drawn, String name, Believed believed) {
    var claim =
        questions(drawn)
            .filter(question -> name(question).equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("nobody is asked about " + name));
    try (var solver = believed.solvers().get().open()) {
      var verdict = solver.neverHappens(claim.claim());
      return !verdict.refuted() && !verdict.unknown();
    }
  }

  /** Whether a lemma about a monitor is refuted by the solver. */
  static boolean refutes(Drawn drawn, String name, Believed believed) {
    var slim = drawn.slim(Hearing.SMALL);
    try (var solver = believed.solvers().get().open()) {
      return Obligations.MONITORS.stream()
          .filter(monitor -> monitor.name().equals(name))
          .flatMap(monitor -> lemmas(drawn, slim, monitor))
          .anyMatch(lemma -> solver.neverHappens(lemma.claim()).refuted());
    }
  }

  private static String monitor(Obligation lemma) {
    return lemma.group().split(" ", 2)[0];
  }

  private static String name(Obligation question) {
    return question.group() + " of " + question.about();
  }

  List<Disagreement> disagreements() {
    return disagreements;
  }

  /** The lemmas about a monitor that both refute. */
  List<String> refuted(String monitor) {
    return refuted.getOrDefault(monitor, List.of());
  }

  /**
   * Whether a definition of the drawn instruction never happens; no, if it was left open.
   *
   * @throws IllegalArgumentException if there is no such definition
   */
  boolean denies(String definition) {
    var name = definition + " of " + Drawn.NAME;
    if (!names.contains(name)) {
      throw new IllegalArgumentException("nobody is asked about " + name);
    }
    return !happens.getOrDefault(name, true);
  }

  /** Whether there are lemmas about a monitor, and they were decided. */
  boolean heard(String monitor) {
    return refuted.containsKey(monitor);
  }

  /** On how many questions both were heard. */
  int asked() {
    return asked;
  }

  /** To how many of them one of the two had no answer. */
  int undecided() {
    return undecided;
  }

  /** What both say to a question. */
  private record Both(Verdict verdict, Enumeration.Answer tables) {
    static Both on(Obligation question, Drawn drawn, Asker solver) {
      var machine = drawn.base().machine(Hearing.SMALL);
      // One more for q, which need not be an address.
      int widest = 1 + machine.components().stream().mapToInt(Component::bits).max().orElseThrow();
      return new Both(
          solver.neverHappens(question.claim()), Enumeration.of(question.claim(), widest, ENOUGH));
    }

    boolean undecided() {
      return verdict.unknown() || tables == Enumeration.Answer.TOO_LARGE;
    }

    /** That it never happens and that there is no such case are the same to the solver. */
    boolean disagree() {
      return !undecided() && verdict.refuted() != (tables == Enumeration.Answer.REFUTED);
    }

    String solver() {
      return verdict.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }
  }
}
