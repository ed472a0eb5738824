package org.vmorph.conformance.cli.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.conformance.cli.output.Table;
import org.vmorph.conformance.cli.published.AgreementText;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.theorems.TheoremVerdict;

/** A classification for people: a matrix, then what the theorems make of it. */
public final class ClassificationText {
  private ClassificationText() {}

  static String of(Prediction answer) {
    var machine = answer.machine();
    var text = new StringBuilder(heading(machine, answer.reading().says()));
    text.append(matrix(answer));
    text.append(legend(machine, answer.instructions()));
    partial(answer).ifPresent(text::append);
    text.append(theorems(answer));
    answer.published().map(AgreementText::of).ifPresent(it -> text.append('\n').append(it));
    return text.toString();
  }

  /** The machine, how the text is taken, and what is fixed in the machine's model. */
  static String heading(Architecture machine, String reading) {
    var text = new StringBuilder(machine.title() + ": " + machine.says() + "\n");
    text.append("reading ").append(reading).append('\n');
    machine
        .configuration()
        .printed()
        .forEach(
            (key, value) -> text.append("  ").append(key).append(": ").append(value).append('\n'));
    return text.append('\n').toString();
  }

  /** What a dot means, where there are dots: nothing is known to move what a program sees. */
  private static String notAsked(Architecture machine) {
    var translation = machine.translation();
    if (translation.filter(it -> !it.bases().isEmpty()).isPresent()) {
      return "";
    }
    return translation.filter(Translation::moves).isPresent()
        ? ".: the machine does not say what moves its storage.\n"
        : ".: the machine has no relocation.\n";
  }

  private static String legend(Architecture machine, List<Classification> instructions) {
    var text =
        new StringBuilder(
            "\nprivileged: yes is proved for all states, operands and storage sizes,");
    text.append(" and is not vacuous; - has a counterexample.\n");
    if (instructions.stream().anyMatch(c -> c.privileged() instanceof Verdict.Vacuous)) {
      text.append(
          "            vacuous: true of every pair of states, for there is no pair it speaks"
              + " of.\n");
    }
    text.append(
        "the others: yes has a witness, - is proved never to happen; both for all states.\n");
    text.append(
        "Counterexamples and witnesses were replayed on the reference interpreter;"
            + " --explain NAME shows them.\n");
    text.append("critical: sensitive and not privileged.\n");
    return text.append(notAsked(machine)).append('\n').toString();
  }

  private static String matrix(Prediction prediction) {
    var told = ClassificationRows.of(prediction);
    var table = new Table(row("", told.columns().stream(), "remarks"));
    table.canDoWithout("behaviour");
    for (var row : told.rows()) {
      table.row(row(row.name(), row.words().stream(), row.remarks()));
    }
    return table + told.legend();
  }

  private static String[] row(String first, Stream<String> cells, String last) {
    return Stream.of(Stream.of(first), cells, Stream.of(last))
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  static List<String> names(Map<String, Verdict> verdicts) {
    return verdicts.entrySet().stream()
        .filter(entry -> !(entry.getValue() instanceof Verdict.Proved))
        .map(entry -> entry.getKey() + (entry.getValue().unknown() ? " (unknown)" : ""))
        .toList();
  }

  private static Optional<String> partial(Prediction answer) {
    var gaps =
        answer.machine().instructions().stream()
            .filter(i -> i.partial().isPresent())
            .map(i -> "  " + i.name() + ": " + i.partial().get() + "\n")
            .collect(Collectors.joining());
    return gaps.isEmpty() ? Optional.empty() : Optional.of("Not modelled:\n" + gaps + "\n");
  }

  static String theorems(Prediction answer) {
    return answer.theorems().stream()
        .map(t -> "Theorem " + t.theorem() + ": " + verdict(answer.machine(), t) + "\n")
        .collect(
            Collectors.joining(
                "", "", "Under the paper's conditions, which are sufficient and not necessary.\n"));
  }

  /** {@code holds}, {@code fails: jrstu}, {@code holds; rdb observes b}. */
  public static String verdict(Architecture machine, TheoremVerdict verdict) {
    return verdict(machine, verdict, Integer.MAX_VALUE);
  }

  /**
   * The same for a cell of a table.
   *
   * @param most so many names at most; there is one at least
   */
  public static String verdict(Architecture machine, TheoremVerdict verdict, int most) {
    var names = new NamesOfCases(machine);
    var text = new StringBuilder(verdict.outcome().word());
    if (!verdict.named().isEmpty()) {
      text.append(": ").append(few(List.copyOf(names.shortly(verdict.named())), most));
    }
    // What is named for failing the theorem need not be named again.
    var byInstruction = new LinkedHashMap<String, List<String>>();
    verdict.caveats().stream()
        .filter(c -> !verdict.named().contains(c.instruction()))
        .forEach(
            c ->
                byInstruction
                    .computeIfAbsent(c.instruction(), i -> new ArrayList<>())
                    .add(c.condition()));
    names
        .alike(byInstruction)
        .forEach(
            (i, conditions) ->
                text.append("; ").append(i).append(' ').append(String.join(", ", conditions)));
    return text.toString();
  }

  private static String few(List<String> names, int most) {
    return names.size() <= most
        ? String.join(" ", names)
        : String.join(" ", names.subList(0, most - 1))
            + " and "
            + (names.size() - most + 1)
            + " more";
  }
}
