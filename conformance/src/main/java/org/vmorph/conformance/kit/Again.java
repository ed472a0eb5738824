package org.vmorph.conformance.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.CaseFolder;
import org.vmorph.conformance.replay.Replay;
import org.vmorph.conformance.replay.Retrial;
import org.vmorph.conformance.replay.Token;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.report.InterferenceText;
import org.vmorph.conformance.report.ReplayLine;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Spoiled;
import org.vmorph.conformance.shrink.Confirmed;
import org.vmorph.conformance.shrink.Shrunk;
import org.vmorph.model.text.TextFile;

/**
 * What has failed, and nothing else: instead of all that is examined, the program of a token, a
 * saved case, or a folder of cases. The rule it breaks fails again; what nobody asked about is
 * skipped.
 */
final class Again {
  /** What is to be run again: a token, a file that ends in .case, or a folder of them. */
  static final String PROPERTY = "vmorph.replay";

  /** Surefire sets it in the JVM of the tests. */
  private static final String UNDER_MAVEN = "surefire.test.class.path";

  private final Subject subject;
  private final String what;
  private @Nullable Outcome outcome;

  /**
   * What came of it.
   *
   * @param first the rule that passes when nothing is broken
   */
  private record Outcome(Rule first, String agreed, Map<Rule, Judgement> broken) {}

  Again(Subject subject, String what) {
    this.subject = subject;
    this.what = what;
  }

  /** What is asked for, if anything is. */
  static Optional<String> asked() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).filter(it -> !it.isBlank());
  }

  /** How a failure of a test class is seen again. */
  static ReplayLine line(Class<?> test) {
    var name = test.getName().substring(test.getPackageName().length()).replaceFirst("^\\.", "");
    boolean isUnderMaven = System.getProperty(UNDER_MAVEN) != null;
    return token -> {
      var property = "-D%s=%s".formatted(PROPERTY, ReplayLine.word(token.toString()));
      return isUnderMaven
          ? "mvn test -Dtest=%s %s".formatted(ReplayLine.word(name), property)
          : "%s once more, with %s for its JVM".formatted(name, property);
    };
  }

  /**
   * A rule's judgement.
   *
   * @throws IllegalArgumentException if there is nothing to be run again
   */
  Judgement judge(Rule rule) {
    var made = outcome;
    if (made == null) {
      made = run();
      outcome = made;
    }
    var broken = made.broken.get(rule);
    if (broken != null) {
      return broken;
    }
    return made.broken.isEmpty() && rule == made.first
        ? Judgement.kept(rule, made.agreed, Map.of())
        : Judgement.skipped(rule, rule.kind(), "only " + what + " was run again");
  }

  private Outcome run() {
    if (what.endsWith(Case.ENDING) || Files.isDirectory(Path.of(what))) {
      return cases();
    }
    var token = Token.parse(what);
    check(token);
    return token.together() > 1 ? together(token) : alone(token);
  }

  private void check(Token token) {
    var mine = subject.monitor().name();
    if (!token.machine().equals(subject.machine().called())
        || token.monitors().stream().anyMatch(name -> !name.equals(mine))) {
      throw new IllegalArgumentException(
          "%s is about %s on %s, and this test about %s; expected -Dtest=CLASS, with the class that is about it"
              .formatted(what, String.join("+", token.monitors()), token.machine(), subject));
    }
  }

  private Outcome alone(Token token) {
    var setting = Replay.setting(subject.setting(token.depth()), token);
    return switch (Replay.run(setting, token)) {
      case Divergence found -> {
        var shrunk = Confirmed.small(found);
        yield broken(List.of(judged(shrunk, Alone.told(shrunk, subject.again()))));
      }
      case Agreed agreed ->
          new Outcome(
              token.depth() > 1 ? Rule.T1 : Rule.E1,
              "no divergence in %,d steps of %s, and nothing else was run"
                  .formatted(agreed.steps(), what),
              Map.of());
      case Spoiled spoiled ->
          throw new IllegalArgumentException(
              "%s executes %s, which it was to do without".formatted(what, spoiled));
    };
  }

  private Outcome together(Token token) {
    var together = Replay.together(subject.setting(1), token);
    var seen = together.seen(token.index());
    if (seen.isEmpty()) {
      var agreed = "no difference in %s, and nothing else was run".formatted(what);
      return new Outcome(Rule.R2, agreed, Map.of());
    }
    var small = Confirmed.small(together, together.joint(token.index()), seen.get());
    var text =
        InterferenceText.print(
            together, token.index(), small, subject.again().orElse(SideBySide.BY_ITS_TOKEN));
    var rule = small.seen().rule();
    return broken(List.of(Judgement.broken(rule, text, Map.of(), Optional.empty())));
  }

  private Outcome cases() {
    var tried = new TreeMap<Integer, Retrial>();
    var all = read();
    for (int depth : all.stream().map(one -> one.kept().token().depth()).distinct().toList()) {
      var same = all.stream().filter(one -> one.kept().token().depth() == depth).toList();
      tried.put(depth, Retrial.of(same, subject.setting(depth)));
    }
    long findings = tried.values().stream().mapToLong(it -> it.findings().size()).sum();
    var left =
        tried.values().stream()
            .flatMap(it -> it.left().stream())
            .map(it -> it.saved().name() + ": " + it.reason())
            .collect(Collectors.joining("; "));
    var spoiled = tried.values().stream().flatMap(it -> it.spoiled().stream()).toList();
    var lost = tried.values().stream().flatMap(it -> it.lost().stream()).findFirst();
    var broken = new ArrayList<Judgement>();
    for (var retrial : tried.values()) {
      for (var failing : retrial.failing()) {
        var shrunk = Confirmed.small((Divergence) failing.finding());
        var text = DivergenceText.print(failing.saved().name(), shrunk, Optional.empty());
        broken.add(judged(shrunk, text));
      }
    }
    if (broken.isEmpty() && (findings == 0 || !spoiled.isEmpty() || lost.isPresent())) {
      throw new IllegalArgumentException(
          "%s: nothing can be said of %d cases%s%s%s"
              .formatted(
                  what,
                  all.size(),
                  left.isEmpty() ? "" : "; " + left,
                  spoiled.isEmpty() ? "" : "; some execute what they are to do without",
                  lost.map(it -> "; " + it).orElse("")));
    }
    return broken.isEmpty()
        ? new Outcome(
            Rule.E1,
            "no divergence in %d cases of %s, and nothing else was run".formatted(findings, what),
            Map.of())
        : broken(broken);
  }

  private List<CaseFolder.Saved> read() {
    var path = Path.of(what);
    try {
      return Files.isDirectory(path)
          ? new CaseFolder(path).read(subject.claims().rules())
          : List.of(
              new CaseFolder.Saved(
                  what, Case.read(what, TextFile.read(path), subject.claims().rules())));
    } catch (IOException e) {
      throw new IllegalArgumentException(what + ": cannot be read; expected a case", e);
    }
  }

  private static Judgement judged(Shrunk shrunk, String text) {
    var smallest = shrunk.smallest();
    return smallest.setting().depth() > 1
        ? Deep.broken(shrunk, text, Map.of())
        : Judgement.broken(smallest.rule(), text, Map.of(), Optional.of(shrunk));
  }

  /** The first of each rule; there is at least one. */
  private static Outcome broken(List<Judgement> all) {
    var first = new TreeMap<Rule, Judgement>();
    all.forEach(judgement -> first.putIfAbsent(judgement.rule(), judgement));
    return new Outcome(all.getFirst().rule(), "", first);
  }
}
