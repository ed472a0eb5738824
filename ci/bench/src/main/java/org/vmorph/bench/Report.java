package org.vmorph.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All figures, for people and for programs: schema vmorph/bench/1. */
final class Report {
  private static final String ROW = "%-58s %10s %21s %10s  %s";

  private final List<Figure> figures;
  private final boolean quick;
  private final Reasons reasons = new Reasons();

  Report(List<Figure> figures, boolean quick) {
    this.figures = List.copyOf(figures);
    this.quick = quick;
  }

  /** The table, and why figures are missed. */
  String table() {
    var text = new StringBuilder();
    text.append(ROW.formatted("figure", "measured", "min - max", "target", "").strip());
    for (var figure : figures) {
      text.append('\n').append(row(figure).stripTrailing());
    }
    for (var figure : quick ? List.<Figure>of() : figures) {
      reasons.of(figure).ifPresent(r -> text.append("\n\n" + figure.says() + ": " + r));
    }
    if (quick) {
      text.append("\n\nA quick run: it shows that everything runs; its figures mean nothing.");
    }
    return text.append('\n').toString();
  }

  /** A quick run reaches nothing and misses nothing. */
  private String verdict(Figure figure) {
    return quick && figure.measured().isPresent() ? "" : figure.verdict();
  }

  private String row(Figure figure) {
    return ROW.formatted(
        figure.says(),
        figure.measured().map(s -> TableNumbers.text(s.median())).orElse("-"),
        figure
            .measured()
            .map(s -> TableNumbers.text(s.least()) + " - " + TableNumbers.text(s.most()))
            .orElse(""),
        figure.target().map(Figure.Target::toString).orElse(""),
        verdict(figure));
  }

  /** Writes all of it to a file. */
  void write(Path file) {
    var object = new LinkedHashMap<String, Object>();
    object.put("schema", "vmorph/bench/1");
    object.put("quick", quick);
    object.put("java", Runtime.version().toString());
    object.put("processors", Runtime.getRuntime().availableProcessors());
    object.put("figures", figures.stream().map(this::object).toList());
    try {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(file.toFile(), object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> object(Figure figure) {
    var object = new LinkedHashMap<String, Object>();
    object.put("id", figure.id());
    object.put("says", figure.says());
    object.put("median", figure.measured().map(Spread::median).orElse(null));
    object.put("least", figure.measured().map(Spread::least).orElse(null));
    object.put("most", figure.measured().map(Spread::most).orElse(null));
    object.put("target", figure.target().map(Figure.Target::value).orElse(null));
    object.put("atMost", figure.target().map(Figure.Target::atMost).orElse(null));
    object.put("verdict", verdict(figure));
    object.put("reason", quick ? null : reasons.of(figure).orElse(null));
    return object;
  }
}
