/**
 * Knows how somebody else's code is asked: what a monitor declares, how long is waited for it,
 * whose fault it is when it throws, and how it is made anew. Must not know any machine that is
 * compared, what a monitor is held to, nor what is made of its answers.
 */
@NullMarked
package org.vmorph.conformance.run.ask;

import org.jspecify.annotations.NullMarked;
