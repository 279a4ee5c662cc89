<?php

declare(strict_types=1);

namespace Store\Stock;

use Store\Furniture;
use Store\{Good, Label as Tag};
use function Store\sorted;

const MOST = 40, LEAST = 1;
define('OLD_NAME', 'shelf');

/**
 * A place where goods lie.
 */
#[Entity('shelves')]
abstract class Shelf extends Furniture implements Counted, Named
{
    use Sorts, Counts;

    public const FIRST = 1;
    private const LAST = 9;

    /** What lies there. */
    private ?array $goods = [], $notes;
    public static string $label = "shelf";
    var $old = 1;

    public function __construct(private readonly int $size = 2, string ...$notes)
    {
        parent::__construct();
    }

    // Puts one there.
    public function put(Good|string $good, int $times = 1): ?bool
    {
        $fits = function (int $more) use ($times) { return $more + $times; };
        return $fits(1) > MOST ? null : true;
    }

    #[Pure]
    abstract protected function sort(callable $key): static;

    private static function &find(string $name) { return new class { public function inner() {} }; }

    function clear() {}
}

interface Counted
{
    const NONE = 0;

    public function count(): int;
}

trait Sorts
{
    private $order = 'up';

    protected function turn(): void {}
}

enum State: string implements Named
{
    case Open = 'open';
    case Closed = 'closed';
    const FIRST = self::Open;

    public function name(): string { return "{$this->value}"; }
}

// Opens one.
function open_shelf(string $name, array $options = ['a' => 1]): Shelf
{
    static $count = 0;
    return new Shelf($count++);
}

if (!function_exists('later')) {
    function later() {}
}

$shelf = open_shelf('x');
