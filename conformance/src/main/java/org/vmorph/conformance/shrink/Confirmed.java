package org.vmorph.conformance.shrink;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.conformance.run.again.Rerun;
import org.vmorph.conformance.run.again.Reruns;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.together.Interference;
import org.vmorph.conformance.run.together.Joint;
import org.vmorph.conformance.run.together.JointRerun;
import org.vmorph.conformance.run.together.Together;

/**
 * Failures as they are told: made small, and then run again many times, for a while. What is the
 * same every time is told under its rule, and anything else under the one that says so.
 */
public final class Confirmed {
  private Confirmed() {}

  /** A failure, made small. */
  public static Shrunk small(Divergence found) {
    return small(List.of(found)).getFirst();
  }

  /** Failures, made small; they are waited for together. */
  public static List<Shrunk> small(List<Divergence> found) {
    return confirmed(found.stream().map(Shrinker::shrink).toList());
  }

  /** Failures as they were found; they are waited for together. */
  public static List<Divergence> asFound(List<Divergence> found) {
    return confirmed(found.stream().map(Shrunk::not).toList()).stream()
        .map(Shrunk::smallest)
        .toList();
  }

  private static List<Shrunk> confirmed(List<Shrunk> all) {
    var repeated = Reruns.many(all.stream().map(one -> Rerun.of(one.smallest())).toList());
    var confirmed = new ArrayList<Shrunk>();
    for (int i = 0; i < all.size(); i++) {
      var one = all.get(i);
      confirmed.add(new Shrunk(one.found(), one.smallest().run(repeated.get(i)), one.tries()));
    }
    return confirmed;
  }

  /** What guests did to each other, made small. */
  public static Company.Small small(Together together, Joint joint, Interference found) {
    var small = Company.shrink(together, joint, found);
    var again = new JointRerun(together.joints(), small.joint(), small.seen());
    var repeated = Reruns.many(List.of(again));
    return new Company.Small(small.joint(), small.seen().run(repeated.getFirst()), small.tries());
  }
}
