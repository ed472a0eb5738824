package org.vmorph.conformance.gen;

/**
 * Situations of R.
 *
 * @param relocated code that is seen through a window
 * @param rewindowed code that changes the window it is seen through
 */
record RelocationSituations(Relocated relocated, Rewindowed rewindowed)
    implements ControlSituations {
  @Override
  public void elsewhere() {
    relocated.elsewhere();
  }

  @Override
  public void atTheEdge() {
    relocated.atTheEdge();
  }

  @Override
  public void mended() {
    rewindowed.mended();
  }

  @Override
  public void uncut() {
    rewindowed.uncut();
  }

  @Override
  public void moved() {
    rewindowed.moved();
  }
}
