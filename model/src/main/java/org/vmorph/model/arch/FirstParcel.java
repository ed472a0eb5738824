package org.vmorph.model.arch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.vmorph.model.ir.Match;
import org.vmorph.model.ir.Parcels;

/** Whether the first parcel of an instruction says how many there are, whatever its operands. */
final class FirstParcel {
  private FirstParcel() {}

  /** What is wrong: a word of the instruction that is fetched in another length than its own. */
  static Optional<String> fault(Encoded it, Parcels how) {
    int own = it.instruction().pattern().bits();
    int low = how.low(how.bits());
    for (int parcels = 1; parcels <= how.longer().size(); parcels++) {
      var longer = how.longer().get(parcels - 1).stream().map(way -> way.shifted(low)).toList();
      boolean isLonger = own > parcels * how.bits();
      var strange = isLonger ? outside(it, longer) : inside(it, longer);
      if (strange.isPresent()) {
        long word = strange.getAsLong();
        return Optional.of(
            "has %d bits, and the first parcel of 0x%x says %d"
                .formatted(own, word, how.width(word >>> low)));
      }
      if (!isLonger) {
        break;
      }
    }
    return Optional.empty();
  }

  private static OptionalLong inside(Encoded it, List<Match> those) {
    var fixed = it.pattern().fixed();
    return those.stream()
        .filter(fixed::meets)
        .map(way -> fixed.and(way).except(it.pattern().excludedWords()))
        .filter(OptionalLong::isPresent)
        .findFirst()
        .orElseGet(OptionalLong::empty);
  }

  private static OptionalLong outside(Encoded it, List<Match> those) {
    var others = Stream.concat(it.pattern().excludedWords().stream(), those.stream());
    return it.pattern().fixed().except(others.toList());
  }
}
