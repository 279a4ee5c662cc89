require "set"
require_relative "goods"

# All about shelves.
module Store
  MOST = 40

  # A place where goods lie.
  class Shelf < Furniture
    include Enumerable
    attr_reader :goods

    LABELS = { low: "Low", "high" => 'High' }.freeze
    FIRST, LAST = 1, 9
    Place = Struct.new(:row, :column) do
      def next = Place.new(row, column + 1)
    end

    # Puts one there.
    def put(good, times = 1, *notes, price: 2, **more, &block)
      count = times * 2
      @goods << good unless full?
    rescue FullError => error
      report(error)
    end

    def self.build(label) = new(label)

    class << self
      def empty
        new("")
      end
    end

    def ==(other)
      goods == other.goods
    end

    def label=(text)
      @label = text
    end

    private def count_all; end

    private

    LIMIT = 3

    def full?
      @goods.size >= MOST
    end

    def self.default
      build("x")
    end

    public

    def clear; end
  end

  class Corner::Low
    def fits?(good) good.small? end
  end
end

def open_store(name)
  Store::Shelf.new(name)
end

$shelves = []
VERSION = "1.0"
