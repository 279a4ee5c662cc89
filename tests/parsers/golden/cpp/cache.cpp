#include "cache.hpp"
#include <map>
#include <string>

#define CACHE_LIMIT 10

namespace shop {
namespace {

int hits = 0;

void count(int by) { hits += by; }

}  // namespace

class Forward;

/// Where an entry stands.
enum class State : int { Fresh, Stale = 2 };

/**
 * Keeps values.
 */
template <typename Key, class Value = int>
class Cache : public Base<Key>, private Lock {
    int size_ = 0;

 public:
    using Map = std::map<Key, Value>;
    enum Mode { Fast, Safe };

    /// Makes one.
    explicit Cache(int size) : size_(size), map_() {}
    Cache(const Cache&) = delete;
    virtual ~Cache();

    /// Finds.
    virtual const Value& find(const Key& key, int depth = 1) const noexcept = 0;
    bool operator==(const Cache& other) const { return size_ == other.size_; }
    static int count;
    operator bool() const { return true; }

    template <typename U>
    U as(U other) {
        return other;
    }

    struct Entry {
        Key key;
        void touch() { Guard guard(key); }
    };

    friend void dump(const Cache& cache);

 protected:
    Value* head_, **tail_;

 private:
    void evict();
    Map map_;
};

struct Point {
    int x, y;
    int& ref;
    double norm() const;

 private:
    int hidden;
};

template <typename Key, class Value>
Cache<Key, Value>::~Cache() {
    evict();
}

double Point::norm() const {
    auto square = [](double v) { return (v * v); };
    Guard guard(x);
    for (int i = 0;; ++i) break;
    return square(x) + square(y);
}

int shop::Cache::count = 3;

const Point& origin();

template <>
int parse<3>(int& text) {
    return 1;
}

static void helper() {}

}  // namespace shop

shop::Point::operator bool() const { return x; }

using Table = std::map<std::string, int>;

extern "C" int cache_open(const char* name);

constexpr int kSize{3};
