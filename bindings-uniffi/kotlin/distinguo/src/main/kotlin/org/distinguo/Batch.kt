/** Many determinations as Kotlin goes through them. */
package org.distinguo

/** The places of the determinations. */
public val Determinations.indices: IntRange get() = 0 until size()

/**
 * The determination of the findings at that place. It is read from the kernel's answer now, not before.
 *
 * @throws DistinguoException.Unusable where those findings cannot be used
 * @throws IndexOutOfBoundsException beyond the last
 */
public operator fun Determinations.get(place: Int): Determination =
    at(place) ?: throw IndexOutOfBoundsException("$place of ${size()} determinations")

/** The determinations in their order, each read when its turn comes. */
public operator fun Determinations.iterator(): Iterator<Determination> = indices.asSequence().map(::get).iterator()
