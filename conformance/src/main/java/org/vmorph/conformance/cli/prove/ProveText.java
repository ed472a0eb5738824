package org.vmorph.conformance.cli.prove;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vmorph.conformance.cli.classify.Proved;
import org.vmorph.conformance.cli.classify.WitnessTable;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.Table;
import org.vmorph.model.arch.Architecture;
import org.vmorph.proofs.manifest.Result;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.obligation.Witness;

/** What came of proving, for people: a line for each group, then whatever is not as expected. */
final class ProveText {
  private ProveText() {}

  /** Names that contain this; a star stands for anything. */
  static Pattern pattern(String only) {
    return Pattern.compile(
        List.of(only.split("\\*", -1)).stream()
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  static String of(Proved told, boolean listed) {
    if (told.isNothing()) {
      return verdict(told);
    }
    var text = new StringBuilder(told.machine().name() + ": " + told.machine().says() + "\n\n");
    text.append(listed ? list(told.results()) : groups(told.results())).append('\n');
    text.append(
        "proved: it never happens, for all states, operands and storage sizes; and there is a case"
            + " it speaks of.\n"
            + "vacuous: it never happens, for there is none.  refuted: it happens; the case was"
            + " replayed.\n");
    if (!told.expected()) {
      text.append("There is no manifest for this machine: what was expected is not known.\n");
    }
    for (var stray : told.strays()) {
      text.append("\nthe manifest is of something else: ").append(stray).append('\n');
    }
    for (var result : told.wrong()) {
      text.append('\n').append(wrong(told.machine(), result));
    }
    return text.append('\n').append(verdict(told)).toString();
  }

  static String verdict(Proved told) {
    if (told.isNothing()) {
      return "INCONCLUSIVE: %s has no obligations of its own; each of its instructions is proved on the first machine of isas that has it\n"
          .formatted(told.machine());
    }
    int count = told.results().size();
    int wrong = told.wrong().size() + told.strays().size();
    var said =
        told.results().stream()
            .collect(
                Collectors.groupingBy(Result::verdict, LinkedHashMap::new, Collectors.counting()));
    return Count.of(count, "obligation")
        + ": "
        + said.entrySet().stream()
            .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey()))
            .collect(Collectors.joining(", "))
        + second(told.results())
        + (wrong == 0
            ? told.expected() ? "; all as the manifest has it\n" : "\n"
            : "; " + wrong + " not as expected\n");
  }

  private static String second(List<Result> results) {
    long asked = results.stream().filter(result -> result.second().isPresent()).count();
    long agree =
        results.stream()
            .filter(r -> r.second().map(Result.Agreement.AGREES::equals).orElse(false))
            .count();
    return asked == 0 ? "" : "; cvc5 agrees on %,d of %,d".formatted(agree, asked);
  }

  private static String groups(List<Result> results) {
    var table =
        new Table("obligations", "proved", "refuted", "vacuous", "unknown", "time")
            .canDoWithout("time");
    var groups =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    result -> result.obligation().group(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    groups.forEach(
        (group, members) ->
            table.row(
                group,
                count(members, "proved"),
                names(members, "refuted"),
                count(members, "vacuous"),
                names(members, "unknown"),
                seconds(members.stream().mapToLong(Result::milliseconds).sum())));
    return table.toString();
  }

  private static String count(List<Result> members, String verdict) {
    long count = members.stream().filter(result -> result.verdict().equals(verdict)).count();
    return count == 0 ? "-" : String.valueOf(count);
  }

  /** A few names, or how many. */
  private static String names(List<Result> members, String verdict) {
    var names =
        members.stream()
            .filter(result -> result.verdict().equals(verdict))
            .map(result -> result.obligation().about())
            .toList();
    return names.isEmpty()
        ? "-"
        : names.size() <= 4 ? String.join(" ", names) : String.valueOf(names.size());
  }

  private static String list(List<Result> results) {
    var table =
        new Table("obligation", "verdict", "expected", "rlimit", "time")
            .canDoWithout("rlimit", "time");
    for (var result : results) {
      table.row(
          result.obligation().id(),
          result.verdict(),
          result.expected().orElse("-"),
          "%,d".formatted(result.proof().work()),
          seconds(result.milliseconds()));
    }
    return table.toString();
  }

  private static String seconds(long milliseconds) {
    return "%.1f s".formatted(milliseconds / 1000.0);
  }

  private static String wrong(Architecture machine, Result result) {
    var text = new StringBuilder(result.obligation().id());
    text.append(": ").append(result.verdict());
    result.expected().ifPresent(expected -> text.append(", expected ").append(expected));
    if (result.isContradicted()) {
      text.append("; cvc5 says otherwise");
    }
    text.append("\n  ").append(result.obligation().paper()).append('\n');
    text.append("  Asked: ").append(result.obligation().claim().name()).append(".\n");
    if (result.proof().verdict() instanceof Verdict.Refuted(var witness)) {
      text.append(witness(machine, witness));
    }
    if (result.proof().verdict() instanceof Verdict.Unknown(var reason)) {
      text.append("  The solver gave up: ").append(reason).append(".\n");
    }
    return text.toString();
  }

  /** What f should have made of it stands beside what the monitor made of it. */
  private static String witness(Architecture machine, Witness witness) {
    var text = new StringBuilder();
    if (!witness.differ().isEmpty()) {
      text.append("  Differs: ").append(String.join(", ", witness.differ())).append(".\n");
    }
    var cases = witness.cases();
    if (cases.size() > 2) {
      lines(text, machine, witness.operands(), cases.subList(0, 1));
      lines(text, machine, Map.of(), cases.subList(1, 3));
    } else {
      lines(text, machine, witness.operands(), cases);
    }
    return text.toString();
  }

  private static void lines(
      StringBuilder text,
      Architecture machine,
      Map<String, Long> operands,
      List<Witness.Case> cases) {
    WitnessTable.lines(machine, new Witness(operands, cases, List.of()))
        .forEach(line -> text.append(line.stripTrailing()).append('\n'));
  }
}
