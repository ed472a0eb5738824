package org.vmorph.conformance.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;
import org.vmorph.model.path.TestVector;
import org.vmorph.model.path.TestVectors;

/** Writes test states as JSON, schema vmorph/vectors/1: a line for each. See docs/vectors.md. */
public final class VectorText {
  static final String SCHEMA = "vmorph/vectors/1";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private VectorText() {}

  /** The whole file. */
  public static String print(TestVectors all) {
    var machine = all.machine();
    var text = new StringBuilder("{\n");
    text.append("\"schema\": ").append(json(SCHEMA)).append(",\n");
    text.append("\"machine\": ").append(json(machine.name())).append(",\n");
    text.append("\"words\": ").append(all.words()).append(",\n");
    text.append("\"components\": ").append(json(components(machine, all.words()))).append(",\n");
    text.append("\"paths\": [\n").append(lines(paths(machine, all.vectors()))).append("],\n");
    text.append("\"infeasible\": [\n")
        .append(lines(all.infeasible().stream().map(VectorText::infeasible).toList()))
        .append("]\n}\n");
    return text.toString();
  }

  private static String lines(List<String> objects) {
    return objects.stream().collect(Collectors.joining(",\n", "", objects.isEmpty() ? "" : "\n"));
  }

  private static List<Map<String, Object>> components(Architecture machine, long words) {
    return machine.components().stream().map(it -> component(machine, it, words)).toList();
  }

  private static Map<String, Object> component(
      Architecture machine, Component component, long words) {
    var object = new LinkedHashMap<String, Object>();
    object.put("name", component.name());
    object.put("role", component.role().name().toLowerCase(Locale.ROOT));
    object.put("bits", component.bits());
    if (component instanceof File file) {
      object.put("words", file.equals(machine.storage()) ? words : 1L << file.indexBits());
    }
    return object;
  }

  /** States of one way stand together. */
  private static List<String> paths(Architecture machine, List<TestVector> vectors) {
    var byPath = new LinkedHashMap<String, List<String>>();
    for (var vector : vectors) {
      byPath
          .computeIfAbsent(path(vector), path -> new ArrayList<>())
          .add(json(vector(machine, vector)));
    }
    return byPath.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + ", \"vectors\": [\n  "
                    + String.join(",\n  ", entry.getValue())
                    + "]}")
        .toList();
  }

  /** An object without its end. */
  private static String path(TestVector vector) {
    var object = new LinkedHashMap<String, Object>();
    object.put("at", vector.at());
    object.put("mode", vector.user() ? "u" : "s");
    object.put("path", vector.path());
    object.put("outcome", vector.ending().toString());
    var text = json(object);
    return text.substring(0, text.length() - 1);
  }

  private static Map<String, Object> vector(Architecture machine, TestVector vector) {
    var object = new LinkedHashMap<String, Object>();
    vector.word().ifPresent(word -> object.put("word", hex(word)));
    machine
        .instruction(vector.at())
        .map(instruction -> instruction.form().operands())
        .filter(names -> !names.isEmpty())
        .ifPresent(names -> object.put("operands", operands(names, vector.operands())));
    object.put("before", state(vector.before()));
    object.put("changes", changes(vector.before(), vector.after()));
    return object;
  }

  private static Map<String, Object> operands(List<Word.Operand> names, List<Long> values) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < names.size(); i++) {
      object.put(names.get(i).name(), hex(values.get(i)));
    }
    return object;
  }

  /** What is not zero. */
  private static Map<String, Object> state(Snapshot state) {
    var machine = state.machine();
    return fields(
        new Snapshot(
                machine,
                state.size(),
                new long[machine.cells().size()],
                machine.files().stream().map(file -> new long[0]).toList())
            .differences(state));
  }

  /** What is another word after than before. */
  private static Map<String, Object> changes(Snapshot before, Snapshot after) {
    return fields(before.differences(after));
  }

  private static Map<String, Object> fields(List<Snapshot.Difference> differences) {
    var object = new LinkedHashMap<String, Object>();
    for (var difference : differences) {
      switch (difference.component()) {
        case Cell cell -> object.put(cell.name(), hex(difference.right()));
        case File file -> words(object, file).put("" + difference.index(), hex(difference.right()));
      }
    }
    return object;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> words(Map<String, Object> object, File file) {
    return (Map<String, Object>)
        object.computeIfAbsent(file.name(), name -> new LinkedHashMap<String, Object>());
  }

  private static String infeasible(TestVectors.Infeasible infeasible) {
    var object = new LinkedHashMap<String, Object>();
    object.put("at", infeasible.at());
    object.put("path", infeasible.path());
    object.put("solver", "unsat");
    return json(object);
  }

  private static String hex(long word) {
    return "0x" + Long.toHexString(word);
  }

  private static String json(Object object) {
    try {
      return MAPPER.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an object that is no JSON", e);
    }
  }
}
