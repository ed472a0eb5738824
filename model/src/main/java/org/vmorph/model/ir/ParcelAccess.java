package org.vmorph.model.ir;

import java.util.ArrayList;
import java.util.List;

/** An access to a datum in parcels, as accesses to one parcel after another. */
final class ParcelAccess {
  /** What the first parcel is called in print. */
  private static final String FIRST = "first";

  private final Parcels how;
  private final Addressing one;

  ParcelAccess(Parcels how, Addressing one) {
    this.how = how;
    this.one = one;
  }

  private Word at(Word address, int parcel) {
    return parcel == 0 ? address : address.plus((long) parcel * how.step());
  }

  /** The checks of a parcel are those of one that is there. */
  List<Addressing.Check> checks(Word address) {
    var checks = new ArrayList<Addressing.Check>();
    for (int parcel = 0; parcel <= how.longer().size(); parcel++) {
      var there = isThere(address, parcel);
      for (var check : one.checks().apply(at(address, parcel))) {
        checks.add(new Addressing.Check(there.and(check.when()), check.cause(), check.values()));
      }
    }
    return checks;
  }

  /** Whether there is a parcel, as the first one says. */
  private Condition isThere(Word address, int parcel) {
    var first = new Word.Let(FIRST, one.datum(address));
    Condition there = Condition.Always.TRUE;
    for (int before = 1; before <= parcel; before++) {
      there = there.and(how.goesOn(before, first));
    }
    return there;
  }

  /** The updates of a parcel are those of one that is there, behind others that are reached. */
  List<Addressing.Update> updates(Word address) {
    var updates = new ArrayList<Addressing.Update>();
    Condition reached = Condition.Always.TRUE;
    for (int parcel = 0; parcel <= how.longer().size(); parcel++) {
      var at = at(address, parcel);
      var there = reached.and(isThere(address, parcel));
      for (var update : one.updates().apply(at)) {
        updates.add(new Addressing.Update(there.and(update.when()), update.word(), update.value()));
      }
      for (var check : one.checks().apply(at)) {
        reached = reached.and(check.when().not());
      }
    }
    return updates;
  }

  /** The words of all parcels there may be, most significant first. */
  List<Word.At> words(Word address) {
    var words = new ArrayList<Word.At>();
    for (int parcel = 0; parcel <= how.longer().size(); parcel++) {
      int place = how.endian() == Endian.LITTLE ? 0 : words.size();
      words.addAll(place, one.words().apply(at(address, parcel)));
    }
    return words;
  }

  /** The datum that is made of them. */
  Word datum(Word address) {
    var parcels = new ArrayList<Word>();
    for (int parcel = 0; parcel <= how.longer().size(); parcel++) {
      parcels.add(one.datum(at(address, parcel)));
    }
    var first = new Word.Let(FIRST, parcels.getFirst());
    parcels.set(0, first);
    return datum(parcels, first, 1);
  }

  /** The datum of so many parcels, or of more if the first one says so. */
  private Word datum(List<Word> parcels, Word whole, int count) {
    if (count == parcels.size()) {
      return whole;
    }
    var next = parcels.get(count);
    var more = how.endian() == Endian.LITTLE ? next.join(whole) : whole.join(next);
    return new Word.Choice(
        how.goesOn(count, parcels.getFirst()), datum(parcels, more, count + 1), filled(whole));
  }

  private Word filled(Word part) {
    int rest = how.mostBits() - part.bits();
    return how.endian() == Endian.LITTLE
        ? part.extend(how.mostBits())
        : part.join(new Word.Literal(0, rest));
  }
}
