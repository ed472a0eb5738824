package org.vmorph.proofs.homomorphism;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.obligation.Obligation;

/**
 * Everything that is to be proved of a monitor on a machine: f is one-one and translates addresses,
 * and commutes with every step there is, in every way it can be made. Lemma 3, that then every
 * sequence of steps obeys f, is the induction over their number.
 */
public final class Lemmas {
  private static final String TRANSLATION =
      "The standard map: E'[k + j] = E[j], and R' reaches no other word.";

  private final Elaboration semantics;
  private final Monitor monitor;
  private final List<StepLemma> ofSteps;
  private final List<Obligation> all = new ArrayList<>();

  private Lemmas(Elaboration semantics, Monitor monitor, List<StepLemma> ofSteps) {
    this.semantics = semantics;
    this.monitor = monitor;
    this.ofSteps = ofSteps;
  }

  /** All that there is to be proved. */
  public static List<Obligation> of(Elaboration semantics, Monitor monitor) {
    var lemmas = new Lemmas(semantics, monitor, StepLemma.ALL);
    lemmas.map();
    StepCase.of(semantics.machine()).forEach(lemmas::step);
    return List.copyOf(lemmas.all);
  }

  /** What there is to be proved of some instructions alone. */
  public static List<Obligation> of(
      Elaboration semantics, Monitor monitor, Collection<Instruction> instructions) {
    return of(semantics, monitor, instructions, StepLemma.ALL);
  }

  /** The same of other lemmas. */
  static List<Obligation> of(
      Elaboration semantics,
      Monitor monitor,
      Collection<Instruction> instructions,
      List<StepLemma> ofSteps) {
    var lemmas = new Lemmas(semantics, monitor, ofSteps);
    instructions.forEach(instruction -> lemmas.step(new StepCase.Executed(instruction)));
    return List.copyOf(lemmas.all);
  }

  private void map() {
    var one = List.of(monitor);
    var two = List.of(monitor, monitor);
    for (var access : distinguished()) {
      for (var part : TranslationLemma.Part.values()) {
        var name = part.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        boolean all = access == Access.FETCH;
        var about = all ? name : name + ", " + access.name().toLowerCase(Locale.ROOT);
        var by = by(access);
        add(
            "translation",
            about,
            TRANSLATION,
            new TranslationLemma(semantics, one, by, part, true));
        // Over numbers without an end only sums are said: where storage is moved as a whole.
        if (semantics.machine().translation().flatMap(Translation::origin).isPresent()) {
          overIntegers(
              "translation, any width",
              about,
              new TranslationLemma(semantics, one, by, part, false));
          overIntegers(
              "translation by f o f, any width",
              about,
              new TranslationLemma(semantics, two, by, part, false));
        }
      }
    }
    var oneOne = "The virtual machine map is one-one.";
    add("one-one", "f", oneOne, new Injective(semantics, one, true));
    add("one-one", "f as printed", oneOne, new Injective(semantics, one, false));
  }

  /** The kinds of access that the machine does not treat as one that is among them. */
  private List<Access> distinguished() {
    var kinds = new LinkedHashMap<List<Object>, Access>();
    for (var access : Access.values()) {
      var by = by(access);
      var address = new Word.Operand("address", by.addressBits());
      var meant = List.<Object>of(by.checks().apply(address), by.words().apply(address));
      kinds.putIfAbsent(meant, access);
    }
    return List.copyOf(kinds.values());
  }

  private Addressing by(Access access) {
    var machine = semantics.machine();
    return machine.translation().orElseThrow().by(access, machine.programCounter().bits());
  }

  private void step(StepCase subject) {
    var alone = List.of(monitor);
    var ways = new ArrayList<>(subject.ways(semantics));
    if (monitor.interprets()) {
      ways.add(Execution.INTERPRETED);
    }
    add(
        "every way",
        subject.toString(),
        "The lemmas speak of every step there is.",
        new NoOtherWay(semantics, alone, subject, ways));
    for (var way : ways) {
      boolean direct = way.kind() == Execution.Kind.DIRECT;
      var about = direct ? subject.toString() : subject + ", " + way;
      for (var lemma : ofSteps) {
        var claim = lemma.claim(semantics, alone, subject, way);
        add(lemma.name(way), about, lemma.sentence(way), claim);
      }
    }
  }

  private void add(String group, String about, String paper, Claim claim) {
    all.add(new Obligation(machine(), monitor + " " + group, about, paper, claim));
  }

  private void overIntegers(String group, String about, Claim claim) {
    all.add(
        new Obligation(
            machine(), monitor + " " + group, about, TRANSLATION, claim, Obligation.Over.INTEGERS));
  }

  private String machine() {
    return semantics.machine().name();
  }
}
