package org.vmorph.conformance.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.vmm.tower.Tower;

/**
 * What stands at the head of a case: comments of {@code key: value}, up to the first other line.
 */
final class CaseHeader {
  private static final String SCHEMA = "vmorph/case/1";
  private static final List<String> KEYS =
      List.of(
          "version",
          "machine",
          "monitor",
          "depth",
          "lost",
          "rule",
          "instruction",
          "bare",
          "virtual",
          "step",
          "at-once",
          "first",
          "words",
          "steps",
          "without",
          "input",
          "start",
          "guards",
          "seed",
          "index",
          "generator",
          "file");

  private CaseHeader() {}

  static String print(Case of) {
    var token = of.token();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("version", of.version());
    fields.put("machine", token.machine());
    fields.put("monitor", String.join("+", token.monitors()));
    fields.put("depth", token.depth());
    of.lost().ifPresent(why -> fields.put("lost", why));
    of.failure()
        .ifPresent(
            failure -> {
              fields.put("rule", failure.rule().id());
              fields.put("instruction", failure.at());
              fields.put("bare", failure.bare());
              fields.put("virtual", failure.virtual());
              fields.put("step", of.step());
            });
    of.atOnce().ifPresent(steps -> fields.put("at-once", steps));
    of.first().ifPresent(steps -> fields.put("first", steps));
    fields.put("words", token.words());
    fields.put("steps", token.steps());
    if (!token.without().isEmpty()) {
      fields.put("without", String.join(" ", new TreeSet<>(token.without())));
    }
    if (!of.input().isEmpty()) {
      fields.put(
          "input",
          of.input().stream()
              .map(word -> "0x" + Long.toHexString(word))
              .collect(Collectors.joining(" ")));
    }
    if (!of.start().isEmpty()) {
      fields.put("start", String.join(" ", of.start()));
    }
    if (of.snug()) {
      fields.put("guards", 0);
    }
    of.file()
        .ifPresentOrElse(
            file -> fields.put("file", file),
            () -> {
              fields.put("seed", token.seed());
              fields.put("index", token.index());
              fields.put("generator", token.generator());
            });
    var text = new StringBuilder("; " + SCHEMA + "\n");
    fields.forEach((key, value) -> text.append("; %-12s %s\n".formatted(key + ":", value)));
    return text.toString();
  }

  static Case read(String name, String text, Rules rules) {
    var lines = lines(name, text);
    var fields = new KeyedLines(name, lines, KEYS);
    var file = fields.maybe("file");
    var lost = fields.maybe("lost");
    var token =
        token(
            fields,
            file.isPresent() ? 0 : fields.number("seed", Long.MIN_VALUE, Long.MAX_VALUE),
            file.isPresent() ? 0 : fields.number("index", 0, Long.MAX_VALUE));
    return new Case(
        fields.text("version"),
        token,
        file,
        lost.isPresent() ? Optional.empty() : Optional.of(failure(fields, rules)),
        lost,
        lost.isPresent() ? 0 : fields.number("step", 0, Long.MAX_VALUE),
        steps(fields, "at-once"),
        steps(fields, "first"),
        fields.numbers("input"),
        fields.words("start"),
        fields.has("guards") && fields.number("guards", 0, 0) == 0,
        text);
  }

  private static Failure failure(KeyedLines fields, Rules rules) {
    return new Failure(
        fields.rule("rule", rules),
        fields.text("instruction"),
        fields.outcome("bare"),
        fields.outcome("virtual"));
  }

  private static OptionalLong steps(KeyedLines fields, String key) {
    return fields.has(key)
        ? OptionalLong.of(fields.number(key, 1, Long.MAX_VALUE))
        : OptionalLong.empty();
  }

  /** No generator has made what is in a file. */
  private static int generator(KeyedLines fields) {
    if (fields.has("generator")) {
      return (int) fields.number("generator", 1, Integer.MAX_VALUE);
    }
    return fields.has("file") ? Generator.VERSION : Token.FIRST;
  }

  private static Token token(KeyedLines fields, long seed, long index) {
    try {
      return new Token(
          fields.text("machine"),
          List.of(fields.text("monitor").split("\\+")),
          (int) fields.number("depth", 1, Tower.DEEPEST),
          seed,
          index,
          (int) fields.number("words", 1, Integer.MAX_VALUE),
          fields.number("steps", 1, Long.MAX_VALUE),
          Set.copyOf(fields.words("without")),
          List.of(),
          1,
          generator(fields),
          Optional.empty());
    } catch (IllegalArgumentException e) {
      throw fields.wrong("monitor", String.valueOf(e.getMessage()));
    }
  }

  /** The comments at the head, without what makes them comments, and without the first. */
  private static List<KeyedLines.Line> lines(String name, String text) {
    var header = new ArrayList<KeyedLines.Line>();
    int number = 0;
    for (var line : text.lines().toList()) {
      if (!line.startsWith(";")) {
        break;
      }
      number++;
      header.add(KeyedLines.Line.of(number, 2, line.substring(1)));
    }
    if (header.isEmpty() || !header.getFirst().text().equals(SCHEMA)) {
      throw new FormatError(name, 1, 1, "is no case; expected '; " + SCHEMA + "'");
    }
    if (header.size() == 1) {
      throw new FormatError(name, 2, 1, "expected '; key: value', found no header");
    }
    return List.copyOf(header.subList(1, header.size()));
  }
}
