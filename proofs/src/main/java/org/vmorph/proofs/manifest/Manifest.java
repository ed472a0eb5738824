package org.vmorph.proofs.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.proofs.obligation.Obligation;

/**
 * What is expected of every obligation of a machine, group by group: checked in, and never changed
 * by a run. A group lists what is refuted and what is vacuous; so many others are proved.
 */
public final class Manifest {
  /**
   * What is expected of a group.
   *
   * @param proved how many obligations are to be proved
   * @param limit how much work one question of the group may cost, in the solver's unit {@code
   *     rlimit}
   */
  public record Expected(int proved, List<String> refuted, List<String> vacuous, int limit) {
    /**
     * What the verdict on a member is to be: {@code proved}, {@code refuted} or {@code vacuous}.
     */
    public String verdict(String about) {
      return refuted.contains(about) ? "refuted" : vacuous.contains(about) ? "vacuous" : "proved";
    }

    int size() {
      return proved + refuted.size() + vacuous.size();
    }

    /** As it is written behind the name of the group. */
    String text() {
      var text = new StringBuilder(" | proved " + proved);
      if (!refuted.isEmpty()) {
        text.append(" | refuted ").append(String.join("; ", refuted));
      }
      if (!vacuous.isEmpty()) {
        text.append(" | vacuous ").append(String.join("; ", vacuous));
      }
      return text.append(" | rlimit ").append(limit).toString();
    }
  }

  private final Map<String, Expected> groups;

  private Manifest(Map<String, Expected> groups) {
    this.groups = groups;
  }

  /** The manifest of a machine; empty where there is none, for a machine of the user's own, say. */
  public static Optional<Manifest> of(Architecture machine) {
    try (var in = Manifest.class.getResourceAsStream(machine.name() + ".txt")) {
      return in == null
          ? Optional.empty()
          : Optional.of(read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a manifest.
   *
   * @throws IllegalArgumentException if a line is not as {@link #text} writes it
   */
  public static Manifest read(String text) {
    var groups = new LinkedHashMap<String, Expected>();
    for (var line : text.lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var parts = line.split(" \\| ", -1);
        groups.put(parts[0].strip(), expected(line, parts));
      }
    }
    return new Manifest(groups);
  }

  private static Expected expected(String line, String[] parts) {
    int proved = 0;
    int limit = 0;
    List<String> refuted = List.of();
    List<String> vacuous = List.of();
    for (int i = 1; i < parts.length; i++) {
      var word = parts[i].strip();
      int space = word.indexOf(' ');
      var rest = word.substring(space + 1);
      switch (word.substring(0, Math.max(0, space))) {
        case "proved" -> proved = Integer.parseInt(rest);
        case "rlimit" -> limit = Integer.parseInt(rest);
        case "refuted" -> refuted = List.of(rest.split("; ", -1));
        case "vacuous" -> vacuous = List.of(rest.split("; ", -1));
        default ->
            throw new IllegalArgumentException(
                "proved, refuted, vacuous or rlimit, not: " + word + ", in: " + line);
      }
    }
    return new Expected(proved, refuted, vacuous, limit);
  }

  /** What is expected of the group of an obligation; empty if the manifest does not know it. */
  public Optional<Expected> expected(Obligation obligation) {
    return Optional.ofNullable(groups.get(obligation.group()));
  }

  /**
   * Where the manifest and what there is to be proved are not the same obligations, in words; empty
   * if they are.
   */
  public List<String> strays(Collection<Obligation> obligations) {
    var strays = new ArrayList<String>();
    var there = obligations.stream().collect(Collectors.groupingBy(Obligation::group));
    there.forEach(
        (group, members) -> {
          var expected = groups.get(group);
          if (expected == null) {
            strays.add(group + ": not in the manifest");
          } else if (expected.size() != members.size()) {
            strays.add(
                group
                    + ": "
                    + members.size()
                    + " obligations, and "
                    + expected.size()
                    + " in the manifest");
          }
        });
    groups.keySet().stream()
        .filter(group -> !there.containsKey(group))
        .forEach(group -> strays.add(group + ": in the manifest, and nowhere else"));
    return strays;
  }

  /** What a manifest says of these results. */
  public static String text(Architecture machine, Collection<Result> results) {
    var groups =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    result -> result.obligation().group(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    var text = new StringBuilder("# " + machine.name() + ": what is expected of its obligations\n");
    groups.forEach((group, members) -> text.append(group).append(of(members).text()).append('\n'));
    return text.toString();
  }

  private static Expected of(List<Result> members) {
    long most = members.stream().mapToLong(result -> result.proof().work()).max().orElse(0);
    int limit = 100_000;
    while (limit < 5 * most) {
      limit *= 10;
    }
    return new Expected(
        (int) members.stream().filter(r -> r.verdict().equals("proved")).count(),
        about(members, "refuted"),
        about(members, "vacuous"),
        limit);
  }

  private static List<String> about(List<Result> members, String verdict) {
    return members.stream()
        .filter(result -> result.verdict().equals(verdict))
        .map(result -> result.obligation().about())
        .toList();
  }
}
