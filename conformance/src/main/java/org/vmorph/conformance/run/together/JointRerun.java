package org.vmorph.conformance.run.together;

import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.vmorph.conformance.run.again.GuestRerun;
import org.vmorph.conformance.run.again.Rerun;

/**
 * Guests that failed together, run together again. A monitor that cannot be made anew runs others
 * in between.
 */
public final class JointRerun implements Rerun {
  private final Joints joints;
  private final Joint joint;
  private final Interference seen;
  private long time;

  public JointRerun(Joints joints, Joint joint, Interference seen) {
    this.joints = joints;
    this.joint = joint;
    this.seen = seen;
  }

  @Override
  public boolean isSame() {
    var anew = joints.anew();
    if (anew.isEmpty() && time > 0) {
      joints.run(others());
    }
    time++;
    return anew.orElse(joints).run(joint).seen().filter(seen::sameKindAs).isPresent();
  }

  /** As many, which are others. */
  private Joint others() {
    var generator = joints.setting().generator();
    long size = joint.guests().size();
    var guests =
        LongStream.range(0, size)
            .mapToObj(i -> generator.program(GuestRerun.OTHERS, time * size + i))
            .toList();
    return new Joint(guests, joint.another(), joint.slices(), joints.setting().budget());
  }

  @Override
  public <T> T ask(Supplier<T> work) {
    return joints.ask(work);
  }
}
