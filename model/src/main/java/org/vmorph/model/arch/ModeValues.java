package org.vmorph.model.arch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Word;

/**
 * Which values M may be given, where it has more than there are modes: a word as narrow as M is
 * looked at value by value, in the light of the tests on the way to it. What is computed, or kept
 * anywhere but in M, may be any.
 */
final class ModeValues {
  private final Architecture.Mode mode;
  private final Set<Long> modes;

  ModeValues(Architecture.Mode mode) {
    this.mode = mode;
    this.modes =
        mode.levels().stream().map(Architecture.Mode.Level::value).collect(Collectors.toSet());
  }

  /** What M becomes where a place is set. */
  Word in(Word.Place place, Word value) {
    if (place instanceof Word.Packed packed) {
      return packed.fields().stream()
          .filter(field -> mode.cell().equals(field.cell()))
          .map(field -> value.slice(packed.low(field), field.bits()))
          .findFirst()
          .orElse(mode.cell());
    }
    return place.equals(mode.cell()) ? value : mode.cell();
  }

  /** Values that are no mode, and may be what M becomes where some tests hold and others do not. */
  Set<Long> others(Word becomes, List<Condition> held, List<Condition> failed) {
    if (mode.isAny()) {
      return Set.of();
    }
    var known = new Known(Map.of());
    for (var test : held) {
      known = known.with(test, true);
    }
    for (var test : failed) {
      known = known.with(test, false);
    }
    var values = known.values(becomes);
    values.removeAll(modes);
    return values;
  }

  /** As numbers. */
  @Override
  public String toString() {
    return modes.toString();
  }

  /** What some words can be at most. */
  private final class Known {
    private final Map<Word, Set<Long>> most;

    Known(Map<Word, Set<Long>> most) {
      this.most = most;
    }

    Set<Long> values(Word word) {
      var values = new HashSet<>(form(word));
      if (most.containsKey(word)) {
        values.retainAll(most.get(word));
      }
      return values;
    }

    private Set<Long> form(Word word) {
      if (word.equals(mode.cell())) {
        return modes;
      }
      if (word instanceof Word.Literal(var value, var bits)) {
        return Set.of(value);
      }
      if (word instanceof Word.Let let) {
        return values(let.word());
      }
      if (word instanceof Word.Choice(var test, var then, var otherwise)) {
        var values = with(test, true).values(then);
        values.addAll(with(test, false).values(otherwise));
        return values;
      }
      return LongStream.range(0, 1L << mode.cell().bits()).boxed().collect(Collectors.toSet());
    }

    /** What is known besides where a test has come out so. */
    Known with(Condition test, boolean holds) {
      if (test instanceof Condition.Not(var of)) {
        return with(of, !holds);
      }
      if (holds && test instanceof Condition.And(var left, var right)) {
        return with(left, true).with(right, true);
      }
      if (!holds && test instanceof Condition.Or(var left, var right)) {
        return with(left, false).with(right, false);
      }
      if (test instanceof Condition.Compare(var relation, var left, var right)
          && left.bits() == mode.cell().bits()
          && relation != Relation.LESS) {
        BiPredicate<Long, Long> fits =
            (one, other) -> (relation == Relation.EQUAL ? one.equals(other) : one < other) == holds;
        return of(left, right, fits);
      }
      return this;
    }

    private Known of(Word left, Word right, BiPredicate<Long, Long> fits) {
      var ones = values(left);
      var others = values(right);
      var all = new HashMap<>(most);
      all.put(left, some(ones, others, fits));
      all.put(right, some(others, ones, (one, other) -> fits.test(other, one)));
      return new Known(all);
    }

    private Set<Long> some(Set<Long> all, Set<Long> others, BiPredicate<Long, Long> fits) {
      return all.stream()
          .filter(one -> others.stream().anyMatch(other -> fits.test(one, other)))
          .collect(Collectors.toSet());
    }
  }
}
