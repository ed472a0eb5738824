package org.vmorph.conformance.cli.published;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;

/**
 * What somebody has published about a machine, from a file {@code MACHINE.json}; of a machine with
 * other settings than the usual ones from a file that is called as the machine is then.
 *
 * @param source who, where and when; and whether it was read or is known from others
 * @param theorems by number: {@code holds} or {@code fails}
 * @param critical the instructions that are sensitive and not privileged, as they are called there,
 *     each with the instructions here that it stands for
 * @param explained why something is not as published: by the name of an instruction here or there,
 *     or {@code theorem N}
 */
public record Publication(
    String source,
    Map<Integer, String> theorems,
    Map<String, List<String>> critical,
    Map<String, String> explained) {

  /** Keeps its own copies; what is left out is empty. */
  public Publication {
    theorems = copy(theorems);
    critical = copy(critical);
    explained = copy(explained);
  }

  private static <K, V> Map<K, V> copy(Map<K, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** What has been published about a machine with its settings, if there is something. */
  public static Optional<Publication> of(Architecture machine) {
    var name = machine.called() + ".json";
    try (var text = Publication.class.getResourceAsStream(name)) {
      return text == null
          ? Optional.empty()
          : Optional.of(read(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(name + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As what an instruction of the machine is published, if it is. */
  public Optional<String> called(String instruction) {
    return critical.entrySet().stream()
        .filter(it -> it.getValue().contains(instruction))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  static Publication read(String text) throws JsonProcessingException {
    return JsonMapper.builder().build().readValue(text, Publication.class);
  }
}
